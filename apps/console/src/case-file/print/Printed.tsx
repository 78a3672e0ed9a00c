import { useEffect } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { instantInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import { useSession } from '../../session/session.js';
import { useCaseFile } from '../context.js';
import { footRule } from './foot-rule.js';
import { useOpenFolds } from './use-open-folds.js';
import css from './Printed.module.css';

interface Props {
  readonly caseNumber: string;
}

/** What only paper says: who printed the file and for what, and at the foot of each page of which case it is. */
export const PrintNote = ({ caseNumber }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { purpose } = useCaseFile();
  const session = useSession();
  const printedBy = session.state === 'in' || session.state === 'lapsed' ? session.person.id : '';
  const by = t('file.printedBy', { who: printedBy, purpose: label(purpose, 'Purpose') });
  useFoot(caseNumber, by, t);
  useOpenFolds();
  return (
    <p className={css.printed}>
      {by}. {t('file.printedWithout')}
    </p>
  );
};

/** The rule is set when the printing begins, for its time of day. */
const useFoot = (caseNumber: string, by: string, t: TFunction) =>
  useEffect(() => {
    const sheet = new CSSStyleSheet();
    const setFoot = () =>
      sheet.replaceSync(footRule([caseNumber, by, instantInWords(new Date().toISOString())], t('file.printedPage')));
    document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet];
    window.addEventListener('beforeprint', setFoot);
    return () => {
      window.removeEventListener('beforeprint', setFoot);
      document.adoptedStyleSheets = document.adoptedStyleSheets.filter((one) => one !== sheet);
    };
  }, [caseNumber, by, t]);
