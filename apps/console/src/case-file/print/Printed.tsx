import { useTranslation } from 'react-i18next';
import { dayInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import { usePrintFoot, usePrinter } from '../../print/use-print-foot.js';
import { useCaseFile } from '../context.js';
import { useOpenFolds } from './use-open-folds.js';
import css from './Printed.module.css';

interface Props {
  readonly caseNumber: string;
}

/** What only paper says: who printed the file and for what, of which day it is, and at the foot of each page of which case. */
export const PrintNote = ({ caseNumber }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { purpose, asOf } = useCaseFile();
  const day = asOf === null ? undefined : dayInWords(asOf);
  const by = t('file.printedBy', { who: usePrinter(), purpose: label(purpose, 'Purpose') });
  usePrintFoot(caseNumber, day === undefined ? '' : t('file.asOfDay', { day }), by);
  useOpenFolds();
  return (
    <p className={css.printed}>
      {day !== undefined && <strong>{t('file.past', { day })}</strong>} {by}. {t('file.printedWithout')}
    </p>
  );
};
