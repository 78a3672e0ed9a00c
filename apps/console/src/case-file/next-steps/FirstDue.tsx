import { useTranslation } from 'react-i18next';
import { Due } from '../../caseload/Due.js';
import type { Task } from '../../caseload/owed.js';
import { useLabels } from '../../language/labels.js';
import css from './FirstDue.module.css';

/** What is due first, where the next steps stand far below; it leads to them. */
export const FirstDue = ({ owed }: { readonly owed: readonly Task[] }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const [first] = owed;
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
