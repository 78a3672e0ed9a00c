import { useTranslation } from 'react-i18next';
import { Due } from '../../caseload/Due.js';
import type { Task } from '../../caseload/owed.js';
import { useLabels } from '../../language/labels.js';
import css from './FirstDue.module.css';

interface Props {
  readonly owed: readonly Task[];
  /** Whether an answer is awaited. */
  readonly isComing: boolean;
}

/** What is due first, where the next steps stand far below; it leads to them. */
export const FirstDue = ({ owed, isComing }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
  const [first] = owed;
  // its place is kept: nothing may move below the finger of the reader
  if (isComing)
    return (
      <p className={css.due} aria-hidden>
        {'\u00a0'}
      </p>
    );
  if (!first) return null;
  return (
    <p className={css.due}>
      <a href="#next">
        {t('file.part.next')}
        {t('colon')}
        {label(first.kind, 'TaskKind')}
      </a>{' '}
      <Due on={first.dueOn} />
    </p>
  );
};
