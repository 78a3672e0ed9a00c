import type { MutationName } from '../../api/schema.js';
import type { TasksOfKind } from '../../tasks/by-kind.js';
import type { Available } from '../../journey/available.js';
import { STEP_FOR } from '../../tasks/step-for.js';

/** Due tasks come first; usual steps are added up to the smaller number, and one always has a place. */
const [STEPS_USUAL, STEPS_MAX] = [3, 5];

/**
 * What is at hand in almost every case, the most frequent first: it fills up where little is due and the usual way has few
 * steps for the role.
 */
const AT_HAND: readonly MutationName[] = [
  'recordNote',
  'makeAppointment',
  'setTask',
  'conductForensicInterview',
  'handOverForensicRecord',
  'attachDocument',
  'holdMdtReview',
  'requestForensicInterview',
  'giveConsent',
  'deliverService',
  'assessRisk',
];

interface Chosen {
  readonly due: readonly TasksOfKind[];
  readonly steps: readonly MutationName[];
}

/** Without a case worker, nobody does the others, however long they are due. */
const withCaseWorkerFirst = (tasks: readonly TasksOfKind[]): readonly TasksOfKind[] =>
  tasks.toSorted((one, other) => Number(other.kind === 'NO_CASE_WORKER') - Number(one.kind === 'NO_CASE_WORKER'));

/** Three to five of what could come next; fewer only where no more is possible. */
export const chooseSteps = (
  tasks: readonly TasksOfKind[],
  usual: readonly MutationName[],
  available: Available,
): Chosen => {
  const settling = new Set(tasks.map(({ kind }) => STEP_FOR[kind]));
  const way = usual.filter((step) => !settling.has(step));
  const due = withCaseWorkerFirst(tasks).slice(0, way.length > 0 ? STEPS_MAX - 1 : STEPS_MAX);
  const places = STEPS_USUAL - due.length;
  const onTheWay = way.slice(0, Math.max(1, places));
  const further = AT_HAND.filter(
    (step) => available.has(step) && !available.get(step) && !settling.has(step) && !onTheWay.includes(step),
  );
  return { due, steps: [...onTheWay, ...further.slice(0, Math.max(0, places - onTheWay.length))] };
};
