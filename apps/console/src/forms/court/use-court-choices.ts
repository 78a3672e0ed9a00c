import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findCourtChoices, type AskedCases, type CourtChoices } from './court-cases.js';

/** @param asked undefined where nothing is offered, so that nothing is asked */
export const useCourtChoices = (asked: AskedCases | undefined): CourtChoices | undefined => {
  const { t } = useTranslation();
  const [found, setFound] = useState<CourtChoices>();
  const isOfOthers = asked?.isOfOthers;
  const which = asked?.own.join(' ');
  useEffect(() => {
    if (isOfOthers === undefined || which === undefined) return undefined;
    let current = true;
    void findCourtChoices({ isOfOthers, own: which === '' ? [] : which.split(' ') }, t).then((one) => {
      if (current) setFound(one);
    });
    return () => {
      current = false;
    };
  }, [isOfOthers, which, t]);
  return found;
};
