import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { findCourtChoices, type AskedCases, type CourtChoices } from './court-cases.js';

export const useCourtChoices = (asked: AskedCases): CourtChoices | undefined => {
  const { t } = useTranslation();
  const [found, setFound] = useState<CourtChoices>();
  const { isOfOthers, own } = asked;
  const which = own.join(' ');
  useEffect(() => {
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
