import { useTranslation } from 'react-i18next';
import { Due } from '../../tasks/Due.js';
import { useLabels } from '../../language/labels.js';
import { firstDue, type OwedTasks } from '../owed-tasks.js';
import css from './FirstDue.module.css';

/** What is due first, where the next steps stand far below; it leads to them. */
export const FirstDue = ({ tasks }: { readonly tasks: OwedTasks }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const first = firstDue(tasks);
  // its place is kept: nothing may move below the finger of the reader
  if (first === 'coming')
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
