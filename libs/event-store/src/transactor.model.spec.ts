import fc from 'fast-check';
import { Refusal } from '#decider';
import { Conflict, OutcomeUnknown } from './event-store.js';
import { MOST, STREAM, aTransactor, asked, countedIn, type Counting } from './testing/counter.js';
import { FaultyStore, type Fault } from './testing/faulty-store.js';

const body = fc.oneof(
  fc.record({ name: fc.constant('Add' as const), said: fc.record({ by: fc.constantFrom(1, 400) }) }),
  fc.record({ name: fc.constant('CountTo' as const), said: fc.record({ upTo: fc.constantFrom(2, 900) }) }),
  fc.record({ name: fc.constant('AddTheHour' as const), said: fc.constant({}) }),
);
/** Few ids, so that they are used again, with the same body and with others. */
const command = fc.record({
  commandId: fc.nat({ max: 5 }).map((n) => `00000000-0000-4000-8000-00000000000${n}`),
  process: fc.constantFrom(0, 1),
  expectedRevision: fc.option(fc.nat({ max: 4 }), { nil: undefined, freq: 4 }),
  body,
});
const fault = fc.constantFrom<Fault>('none', 'none', 'none', 'answer lost', 'never arrived', 'conflict');

type Command = typeof command extends fc.Arbitrary<infer Value> ? Value : never;
type Process = ReturnType<typeof aTransactor>;

const send = (process: Process, { commandId, expectedRevision, body: { name, said } }: Command) =>
  process.transact('a', name, said as Counting[typeof name], asked({ commandId, expectedRevision }));

describe('two processes over one store that fails and answers in any order', () => {
  const model = fc.asyncProperty(
    fc.scheduler(),
    fc.array(command, { minLength: 1, maxLength: 14 }),
    fc.array(fault, { maxLength: 20 }),
    async (scheduler, commands, faults) => {
      const store = new FaultyStore(scheduler, faults);
      const processes = [aTransactor(store), aTransactor(store)];
      const sending = Promise.allSettled(commands.map((each) => send(processes[each.process]!, each)));
      const outcomes = await scheduler.waitFor(sending);
      faults.length = 0;
      const log = await scheduler.waitFor(store.read(STREAM));
      const recordedOf = (id: string) => log.filter(({ metadata }) => metadata.commandId === id);

      // the rules held at every append, though both processes decided on what they remembered
      const counted = (await scheduler.waitFor(countedIn(store))) as number[];
      for (let upTo = 1; upTo <= counted.length; upTo++)
        expect(counted.slice(0, upTo).reduce((sum, by) => sum + by)).toBeLessThanOrEqual(MOST);

      // what was confirmed is there once, whole, and is confirmed again in the same words by another process
      for (const [index, outcome] of outcomes.entries()) {
        if (outcome.status === 'rejected' || outcome.value.eventIds.length === 0) continue;
        const events = recordedOf(commands[index]!.commandId);
        expect(events.map(({ id }) => id)).toEqual(outcome.value.eventIds);
        expect(events.at(-1)).toMatchObject({ revision: outcome.value.revision, position: outcome.value.position });
        expect(await scheduler.waitFor(send(aTransactor(store), commands[index]!))).toEqual(outcome.value);
      }

      // what was not confirmed was refused, conflicted, or is unknown: nothing else is thrown
      const reasons = outcomes.map((outcome) =>
        outcome.status === 'rejected' ? (outcome.reason as unknown) : undefined,
      );
      for (const reason of reasons) {
        const kinds = [Refusal, Conflict, OutcomeUnknown];
        expect(reason === undefined || kinds.some((kind) => reason instanceof kind)).toBe(true);
      }

      // whatever is there was confirmed to somebody, or its outcome is unknown; and it is one decision, in a row
      for (const id of new Set(log.map(({ metadata }) => metadata.commandId))) {
        const events = recordedOf(id);
        expect(new Set(events.map(({ metadata }) => metadata.digest)).size).toBe(1);
        expect(events.map(({ revision }) => revision - events[0]!.revision)).toEqual(events.map((_, n) => n));
        const owners = reasons.filter((_, index) => commands[index]!.commandId === id);
        expect(owners.some((reason) => reason === undefined || reason instanceof OutcomeUnknown)).toBe(true);
      }
    },
  );

  it('record what they confirm once, nothing that they refuse, and at most once what they do not know', async () => {
    await fc.assert(model, { numRuns: 400 });
  });
});
