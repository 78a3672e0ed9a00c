import * as fc from 'fast-check';
import { Refusal, fold, type Day } from '#kernel/decider';
import { isPresent } from './directory.rules.js';
import { directory } from './directory.decider.js';

type Step = readonly [kind: 'open' | 'close' | 'interrupt', day: number, days: number];

const dayOf = (number: number): Day => new Date(Date.UTC(2020, 0, 1) + number * 86_400_000).toISOString().slice(0, 10);
const DAYS = 60;

const steps = fc.array(
  fc.tuple(
    fc.constantFrom('open' as const, 'close' as const, 'interrupt' as const),
    fc.integer({ min: 0, max: DAYS - 1 }),
    fc.integer({ min: 0, max: 9 }),
  ),
  { maxLength: 12 },
);

/** Steps of every kind that the rules accept, each changing some day. */
const ACCEPTED: [...Step][] = [
  ['open', 1, 0],
  ['interrupt', 3, 2],
  ['interrupt', 3, 4],
  ['close', 10, 0],
  ['open', 20, 0],
  ['interrupt', 30, 9],
  ['close', 50, 0],
];

const commandOf = ([kind, day, days]: Step) => {
  const office = 'Poipet';
  if (kind === 'open') return ['OpenOffice', { office, on: dayOf(day) }] as const;
  if (kind === 'close') return ['CloseOffice', { office, on: dayOf(day) }] as const;
  const period = { from: dayOf(day), until: dayOf(day + days) };
  return ['InterruptOffice', { office, reason: 'Other' as const, ...period }] as const;
};

/** The commands that the rules accept, one after the other, and the state after them. */
const acceptedSteps = (drawn: readonly Step[]) => {
  let state = directory.initial;
  const done: Step[] = [];
  for (const [index, step] of drawn.entries()) {
    const [name, command] = commandOf(step);
    const by = { id: 'rachana', role: 'ADMINISTRATOR', organisation: 'A21' };
    const context = { steps: {}, by, now: '2026-01-01T03:00:00.000Z', commandId: String(index), settings: {} as never };
    try {
      const events = directory.decide[name](state, command as never, context);
      const recording = { id: String(index), by, at: context.now, command: name, commandId: context.commandId };
      state = fold(
        { ...directory, initial: state },
        events.map((event) => ({ ...event, ...recording })),
      );
      if (events.length > 0) done.push(step);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
    }
  }
  return { state, done };
};

/** The same, day by day: of two interruptions from one day the later counts. */
const wasOpen = (done: readonly Step[], day: number): boolean => {
  let isOpen = false;
  let openedOn = 0;
  for (const [kind, on] of done) {
    if (kind === 'open') openedOn = on;
    if (kind === 'open' && on <= day) isOpen = true;
    if (kind === 'close' && openedOn <= day) isOpen = day <= on;
  }
  const interruptions = new Map(done.flatMap(([kind, on, days]) => (kind === 'interrupt' ? [[on, days]] : [])));
  return isOpen && ![...interruptions].some(([on, days]) => on <= day && day <= on + days);
};

describe('the periods of a register', () => {
  it('say for every day what the accepted commands amount to', () => {
    expect(acceptedSteps(ACCEPTED).done).toEqual(ACCEPTED);
    fc.assert(
      fc.property(steps, (drawn) => {
        const { state, done } = acceptedSteps(drawn);
        const office = state.offices.Poipet;
        for (let day = 0; day < DAYS + 10; day++)
          expect([day, office !== undefined && isPresent(office, dayOf(day))]).toEqual([day, wasOpen(done, day)]);
      }),
      { numRuns: Number(process.env.REGISTER_RUNS ?? 300), examples: [[ACCEPTED]] },
    );
  });

  it('never overlap, and the last one alone is without an end', () => {
    fc.assert(
      fc.property(steps, (drawn) => {
        const present = acceptedSteps(drawn).state.offices.Poipet?.present ?? [];
        const ends = present.map(({ from, until }, index) => [from, until ?? from, present[index + 1]?.from]);
        for (const days of ends) {
          const known = days.filter((day) => day !== undefined);
          expect(known).toEqual(known.toSorted());
        }
        expect(present.slice(0, -1).filter(({ until }) => until === undefined)).toEqual([]);
      }),
      { numRuns: Number(process.env.REGISTER_RUNS ?? 300), examples: [[ACCEPTED]] },
    );
  });
});
