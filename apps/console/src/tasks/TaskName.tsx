import { useTranslation } from 'react-i18next';
import { dayInWords } from '../language/days.js';
import { useLabels } from '../language/labels.js';
import { countInWords } from '../language/language.js';
import type { TasksOfKind } from './by-kind.js';

/** The kinds that say how the case stands, and so since when. */
const STANDING: ReadonlySet<TasksOfKind['kind']> = new Set(['NO_CASE_WORKER']);

/** What the tasks of one kind are called, and how many there are. */
export const TaskName = ({ kind, since, count }: Pick<TasksOfKind, 'kind' | 'since' | 'count'>) => {
  const { t } = useTranslation();
  const label = useLabels();
  return (
    <span>
      {label(kind, 'TaskKind')}
      {STANDING.has(kind) && ` ${t('tasks.since', { day: dayInWords(since) })}`}
      {count > 1 && ` ×\u00a0${countInWords(count)}`}
    </span>
  );
};
