import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { byPerson } from '../caseload/by-person.js';
import { LIVE_OWED, OWED } from '../caseload/documents.js';
import { Due } from '../caseload/Due.js';
import { mutationInWords } from '../forms/words.js';
import { useLabels } from '../language/labels.js';
import { useLive } from '../live/use-live.js';
import { usePermitted } from '../session/permitted.js';
import type { Available } from './available.js';
import type { Survivor } from './documents.js';
import { STEP_FOR } from './next-steps.js';
import { usualNext } from './usual-way.js';
import type { Purpose } from './purposes.js';
import css from './NextSteps.module.css';

interface Props {
  readonly survivor: Survivor;
  /** Undefined while it is not known. */
  readonly available: Available | undefined;
  readonly purpose: Purpose;
}

/** The due tasks with the step that settles each; early in a case, the usual next step. */
export const NextSteps = ({ survivor, available, purpose }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
  const permitted = usePermitted();
  const asks = permitted?.has('dueTasks') ?? false;
  const { data } = useLive({
    query: OWED,
    variables: { purpose, survivorId: survivor.id },
    live: LIVE_OWED,
    watched: { purpose, survivorId: survivor.id },
    as: (data) => data,
    pause: !asks,
  });
  const tasks = byPerson((data?.dueTasks.edges ?? []).map(({ node }) => node))[0]?.tasks ?? [];
  const usual = available && usualNext(survivor, available);
  if (tasks.length === 0 && !usual) return null;
  // a step that is already due is not repeated
  const isInTasks = tasks.some(({ kind }) => STEP_FOR[kind] === usual);
  return (
    <section aria-labelledby="next" className={css.next}>
      <h2 id="next">{t(tasks.length > 0 ? 'journey.next' : 'journey.usual')}</h2>
      <ul>
        {tasks.map((task) => {
          const step = STEP_FOR[task.kind];
          return (
            <li key={task.kind}>
              <span>
                {label(task.kind, 'TaskKind')}
                {task.count > 1 && ` × ${task.count}`}
              </span>
              <Due on={task.dueOn} />
              {permitted?.has(step) && available?.size !== 0 && !available?.get(step) && (
                <Link to="/record/$mutation" params={{ mutation: step }} search={{ survivorId: survivor.id, purpose }}>
                  {mutationInWords(step, t)}
                </Link>
              )}
            </li>
          );
        })}
        {usual && !isInTasks && (
          <li>
            {tasks.length > 0 && <span>{t('journey.usual')}</span>}
            {tasks.length > 0 && <span />}
            <Link to="/record/$mutation" params={{ mutation: usual }} search={{ survivorId: survivor.id, purpose }}>
              {mutationInWords(usual, t)}
            </Link>
          </li>
        )}
      </ul>
    </section>
  );
};
