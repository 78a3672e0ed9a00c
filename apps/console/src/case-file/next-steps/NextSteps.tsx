import { useTranslation } from 'react-i18next';
import { byKind } from '../../tasks/by-kind.js';
import { Due } from '../../tasks/Due.js';
import { mutationInWords } from '../../forms/words.js';
import { ErrorNotice } from '../../layout/Answer.js';
import { useCaseFile } from '../context.js';
import type { CaseFile } from '../documents/case-file.js';
import { BarredItem } from '../menu/MenuItem.js';
import { ToStep } from '../ToStep.js';
import type { LiveOwedTasks } from '../use-owed.js';
import { settlingOf, type Settling } from '../../tasks/step-for.js';
import { chooseSteps } from './choose-steps.js';
import { usualSteps } from './usual-way.js';
import { TaskName } from '../../tasks/TaskName.js';
import css from './NextSteps.module.css';

interface Props {
  readonly file: CaseFile;
  readonly tasks: LiveOwedTasks;
}

/** Three to five steps: the due tasks with the step that settles each, then the usual steps and what is at hand. */
export const NextSteps = ({ file, tasks: { owed, error, again } }: Props) => {
  const { t } = useTranslation();
  const { available, day } = useCaseFile();
  const tasks = byKind(owed);
  const { due, steps } = chooseSteps(tasks, usualSteps(file, available, day), available);
  if (due.length + steps.length === 0 && !error) return null;
  return (
    <section aria-labelledby="next" className={css.next}>
      <h2 id="next">{t('file.part.next')}</h2>
      {error && <ErrorNotice error={error} again={again} />}
      <ul>
        {due.map((one) => (
          <li key={one.kind}>
            <TaskName {...one} />
            <Due on={one.dueOn} />
            <Step {...settlingOf(one, file.assignments)} />
          </li>
        ))}
        {steps.map((step) => (
          <li key={step}>
            <Step mutation={step} />
          </li>
        ))}
      </ul>
      {tasks.length > due.length && <p>{t('file.moreTasks', { count: tasks.length - due.length })}</p>}
    </section>
  );
};

/** The link to the form, or to what is to be read first; or why it cannot be recorded now. Nothing for what the user may not send. */
const Step = ({ mutation, named }: Settling) => {
  const { t } = useTranslation();
  const { available, reviewed } = useCaseFile();
  if (!available.has(mutation) && !reviewed.has(mutation)) return null;
  const refusal = available.get(mutation);
  const name = mutationInWords(mutation, t);
  if (refusal) return <BarredItem mutation={mutation} name={name} refusal={refusal} />;
  return (
    <ToStep mutation={mutation} named={named}>
      {name}
    </ToStep>
  );
};
