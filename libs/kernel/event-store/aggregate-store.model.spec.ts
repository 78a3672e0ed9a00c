import assert from 'node:assert/strict';
import fc from 'fast-check';
import { Refusal } from '#kernel/decider';
import { WrongExpectedRevision, OutcomeUnknown } from './event-store-errors.js';
import { MOST, STREAM, anAggregateStore, commandMetadata, eventsOfCounter, type Counting } from './testing/counter.js';
import { FaultyStore, type Fault } from './testing/faulty-store.js';

const RUNS = Number(process.env.AGGREGATE_RUNS ?? 150);
const SEED = Number(process.env.AGGREGATE_SEED ?? 2026);

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
type Process = ReturnType<typeof anAggregateStore>;

const send = (process: Process, { commandId, expectedRevision, body: { name, said } }: Command) =>
  process.transact('a', name, said as Counting[typeof name], commandMetadata({ commandId, expectedRevision }));

const ids = (events: readonly { id: string }[]) => events.map(({ id }) => id);

describe('two processes over one store that fails, and answers in any order', () => {
  const model = fc.asyncProperty(
    fc.scheduler(),
    fc.array(command, { minLength: 1, maxLength: 14 }),
    fc.array(fault, { maxLength: 20 }),
    async (scheduler, commands, faults) => {
      const store = new FaultyStore(scheduler, faults);
      const processes = [anAggregateStore(store), anAggregateStore(store)];
      const sending = Promise.allSettled(commands.map((each) => send(processes[each.process]!, each)));
      const outcomes = await scheduler.waitFor(sending);
      faults.length = 0;
      const log = await scheduler.waitFor(store.read(STREAM));
      const recordedOf = (id: string) => log.filter(({ metadata }) => metadata.commandId === id);
      const reasons = outcomes.map(
        (outcome) => (outcome.status === 'rejected' ? outcome.reason : undefined) as unknown,
      );

      // the rules held at every append, though both processes decided on cached states
      const counted = (await scheduler.waitFor(eventsOfCounter(store))) as number[];
      counted.reduce((sum, by) => {
        assert.ok(sum <= MOST);
        return sum + by;
      }, 0);

      // a confirmed command is stored once, whole, and is confirmed in the same words by another process
      for (const [index, outcome] of outcomes.entries()) {
        if (outcome.status === 'rejected' || outcome.value.eventIds.length === 0) continue;
        const { revision, position, eventIds } = outcome.value;
        const events = recordedOf(commands[index]!.commandId);
        assert.deepEqual(ids(events), eventIds);
        assert.deepEqual([events.at(-1)!.revision, events.at(-1)!.position], [revision, position]);
        assert.deepEqual(await scheduler.waitFor(send(anAggregateStore(store), commands[index]!)), outcome.value);
      }

      // an unconfirmed command was refused, in conflict, or unknown: nothing else is thrown
      for (const reason of reasons.filter(Boolean))
        assert.ok(
          [Refusal, WrongExpectedRevision, OutcomeUnknown].some((kind) => reason instanceof kind),
          String(reason),
        );

      // every stored command was confirmed or has an unknown outcome, and is one decision in consecutive events
      for (const id of new Set(log.map(({ metadata }) => metadata.commandId))) {
        const events = recordedOf(id);
        assert.equal(new Set(events.map(({ metadata }) => metadata.digest)).size, 1);
        assert.deepEqual(events, log.slice(events[0]!.revision, events[0]!.revision + events.length));
        const owners = reasons.filter((_, index) => commands[index]!.commandId === id);
        assert.ok(owners.some((reason) => reason === undefined || reason instanceof OutcomeUnknown));
      }
    },
  );

  it('record what they confirm once, what they refuse never, and unknown outcomes at most once', async () => {
    await expect(fc.assert(model, { numRuns: RUNS, seed: SEED })).resolves.toBeUndefined();
  });
});
