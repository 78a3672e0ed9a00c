import { factsFromHistory, type Amends, type ProjectableEvent } from '#kernel/projections';
import { separateParts } from '../../../kernel/integrity/payload.js';
import { journey } from '../testing/journey.js';
import { SETTINGS, everyJourney, type RandomJourney } from '../testing/random-journey.js';
import { tasksOf } from './due.rules.js';
import { openAfter, overdueIn, type RecordedTaskFact } from './overdue.js';
import { taskFacts } from './tasks.facts.js';

const KINDS = new Set(['FirstAssessment', 'NewAssessment', 'FollowUp', 'MissedFollowUp', 'FollowUpAfterClosure']);
const amends: Amends = Object.assign({}, ...journey.map((step) => step.amends));
const classes: (typeof journey)[number]['classes'] = Object.assign({}, ...journey.map((step) => step.classes));

const seenOf = (facts: RandomJourney['facts']): ProjectableEvent[] =>
  facts.map(({ type, data, id, by, at }, revision) => ({
    data: separateParts(data, classes[type]!).open,
    meta: {
      subject: 'srey',
      category: 'survivor',
      eventId: id,
      type,
      revision,
      position: BigInt(revision),
      recordedAt: at,
      metadata: { actor: by } as ProjectableEvent['meta']['metadata'],
      sealed: [],
    },
  }));

const overdueOf = (facts: RandomJourney['facts']) =>
  factsFromHistory(taskFacts, seenOf(facts), amends)
    .filter(({ recordedTo }) => recordedTo === null)
    .toSorted((one, other) => Number(one.revision) - Number(other.revision)) as unknown as RecordedTaskFact[];

/** A journey up to its end, after each entry into aftercare, and up to each moment before a reopening. */
const moments = ({ facts, before, state }: RandomJourney) => [
  { facts, state },
  ...facts.flatMap(({ type }, index) =>
    type === 'CaseReopened' || facts[index - 1]?.type === 'AftercareEntered'
      ? [{ facts: facts.slice(0, index), state: before[index]! }]
      : [],
  ),
];

const comparableTasks = (tasks: ReturnType<typeof tasksOf>) =>
  tasks.map(({ kind, since, dueOn }) => ({ kind, since, dueOn }));

it('facts yield the same overdue tasks as the rules for any history, including corrections', () => {
  const found = new Set<string>();
  everyJourney(
    (drawn) => {
      for (const { facts, state } of moments(drawn)) {
        for (const day of ['2020-02-15', '2020-06-30', '2021-12-31']) {
          const counted = overdueIn(openAfter(overdueOf(facts)), SETTINGS, day);
          const ruled = tasksOf(state.tasks, SETTINGS, day).filter(({ kind, overdue }) => overdue && KINDS.has(kind));
          expect(comparableTasks(counted)).toEqual(comparableTasks(ruled));
          for (const { kind } of counted) found.add(kind);
        }
      }
    },
    { seed: 5, journeys: 100 },
  );
  expect(found).toEqual(KINDS);
});
