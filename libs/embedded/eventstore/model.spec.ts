import assert from 'node:assert/strict';
import { afterAll, beforeAll, expect, it } from '@jest/globals';
import { type AppendExpectedRevision, END, type EventData, START } from '@eventstore/db-client';
import fc from 'fast-check';
import { type Append, collect, freshStream, idsOf, makeEvents, waysToAppend } from './testing/client.js';
import { serve, type RunningNode } from './testing/node.js';

let served: RunningNode;
beforeAll(async () => {
  served = await serve();
});
afterAll(() => served.close());

const BEYOND = 2n ** 62n;

/** A model of the log: an array; a stream is every entry with its name. */
interface ModelEntry {
  readonly stream: string;
  readonly id: string;
  /** Answers that are the node's choice: once given, they must not change. */
  position?: bigint;
}
interface Attempt {
  readonly way: 'BatchAppend' | 'Append';
  readonly stream: string;
  readonly expected: AppendExpectedRevision;
  readonly events: EventData[];
}
interface Model {
  readonly log: ModelEntry[];
  readonly attempts: Attempt[];
}
interface Real {
  readonly ways: Record<'BatchAppend' | 'Append', Append>;
  readonly names: readonly string[];
  readonly pool: EventData[];
}

const idsIn = (kept: readonly ModelEntry[]): string[] => kept.map(({ id }) => id);
const streamOf = (model: Model, stream: string) => model.log.filter((kept) => kept.stream === stream);

function expectation(expected: AppendExpectedRevision, before: readonly ModelEntry[], ids: readonly string[]) {
  const at = before.findIndex(({ id }) => id === ids[0]);
  const known = ids.filter((id) => before.some((kept) => kept.id === id));
  const inARow = at >= 0 && ids.every((id, index) => before[at + index]?.id === id);
  const place: Record<string, boolean> = { any: true, stream_exists: true, no_stream: at === 0 };
  if (inARow && (place[String(expected)] ?? expected === BigInt(at - 1))) return at + ids.length - 1;
  const head = before.length - 1;
  const fits: Record<string, boolean> = { any: true, stream_exists: head >= 0, no_stream: head < 0 };
  return !known.length && (fits[String(expected)] ?? expected === BigInt(head)) ? 'written' : 'wrong';
}

/** Appends, and compares the answer with the model. */
async function tryIt({ way, stream, expected, events }: Attempt, model: Model, real: Real): Promise<void> {
  const before = streamOf(model, stream);
  const head = BigInt(before.length - 1);
  const ids = events.map(({ id }) => id);
  const outcome = expectation(expected, before, ids);
  const attempt = real.ways[way](stream, events, expected);
  if (outcome === 'wrong') {
    const refusal = await attempt.then(
      () => 'accepted',
      ({ type, actualVersion }) => ({ type, actualVersion }),
    );
    const actualVersion = before.length ? head : 'no_stream';
    return assert.deepEqual(refusal, { type: 'wrong-expected-version', actualVersion });
  }
  const answer = await attempt;
  if (outcome === 'written') model.log.push(...ids.map((id) => ({ stream, id })));
  const revision = outcome === 'written' ? Number(head) + ids.length : outcome;
  const commit = positionIn(model, streamOf(model, stream)[revision]!, answer.position!.commit);
  const position = { commit, prepare: commit };
  assert.deepEqual(answer, { success: true, nextExpectedRevision: BigInt(revision), position });
}

/** The model's position of an event, or the given one if it lies between its neighbours. */
function positionIn({ log }: Model, kept: ModelEntry, position: bigint): bigint {
  if (kept.position !== undefined) return kept.position;
  const at = log.indexOf(kept);
  assert.ok((log.findLast((one, index) => index < at && one.position !== undefined)?.position ?? 0n) < position);
  assert.ok((log.find((one, index) => index > at && one.position !== undefined)?.position ?? BEYOND) > position);
  return (kept.position = position);
}

async function positionOf(model: Model, index: number): Promise<bigint> {
  const kept = model.log[index];
  if (!kept) return BEYOND;
  const fromRevision = BigInt(streamOf(model, kept.stream).indexOf(kept));
  const [found] = await collect(served.client.readStream(kept.stream, { fromRevision, maxCount: 1 }));
  return positionIn(model, kept, found!.event!.position!.commit);
}

class AppendCommand implements fc.AsyncCommand<Model, Real> {
  constructor(
    readonly way: 'BatchAppend' | 'Append',
    readonly stream: number,
    readonly expected: AppendExpectedRevision | 'head' | 'before',
    readonly events: readonly number[],
  ) {}
  check = () => true;

  async run(model: Model, real: Real): Promise<void> {
    const stream = real.names[this.stream]!;
    const before = streamOf(model, stream);
    const head = BigInt(before.length - 1);
    const relative: Record<string, AppendExpectedRevision> = {
      head: head < 0n ? 'no_stream' : head,
      before: head < 1n ? 'no_stream' : head - 1n,
    };
    const expected = relative[String(this.expected)] ?? (this.expected as AppendExpectedRevision);
    const events = this.events.map((index) => real.pool[index]!);
    const attempt = { way: this.way, stream, expected, events };
    model.attempts.push(attempt);
    await tryIt(attempt, model, real);
  }
  toString = () => `${this.way}(${this.stream}, ${this.expected}, [${this.events.join()}])`;
}

/** Repeats an earlier attempt, as a caller without an answer does. */
class RetryCommand implements fc.AsyncCommand<Model, Real> {
  constructor(readonly which: number) {}
  check = ({ attempts }: Readonly<Model>) => attempts.length > 0;

  async run(model: Model, real: Real): Promise<void> {
    await tryIt(model.attempts[this.which % model.attempts.length]!, model, real);
  }
  toString = () => `Retry(${this.which})`;
}

class ReadCommand implements fc.AsyncCommand<Model, Real> {
  constructor(
    readonly stream: number,
    readonly backwards: boolean,
    readonly from: number | null,
    readonly maxCount: number,
  ) {}
  check = () => true;

  async run(model: Model, real: Real): Promise<void> {
    const stream = real.names[this.stream]!;
    const kept = streamOf(model, stream);
    const direction = this.backwards ? ('backwards' as const) : ('forwards' as const);
    const fromRevision = this.from === null ? (this.backwards ? END : START) : BigInt(this.from);
    const read = collect(served.client.readStream(stream, { direction, fromRevision, maxCount: this.maxCount }));
    if (!kept.length) return assert.rejects(read, ({ type }) => type === 'stream-not-found');
    const span = this.backwards ? kept.slice(0, (this.from ?? kept.length) + 1).reverse() : kept.slice(this.from ?? 0);
    assert.deepEqual(idsOf(await read), idsIn(span.slice(0, this.maxCount)));
  }
  toString = () => `Read(${this.stream}, ${this.backwards ? 'backwards' : 'forwards'}, ${this.from}, ${this.maxCount})`;
}

class ReadAllCommand implements fc.AsyncCommand<Model, Real> {
  constructor(
    readonly backwards: boolean,
    readonly from: number,
    readonly maxCount: number,
  ) {}
  check = () => true;

  async run(model: Model): Promise<void> {
    const commit = await positionOf(model, this.from);
    const fromPosition = { commit, prepare: commit };
    const direction = this.backwards ? ('backwards' as const) : ('forwards' as const);
    const read = await collect(served.client.readAll({ direction, fromPosition, maxCount: this.maxCount }));
    const span = this.backwards ? model.log.slice(0, this.from).reverse() : model.log.slice(this.from);
    const expected = idsIn(span.slice(0, this.maxCount));
    // backwards, the log continues into entries from before this run
    const found = idsOf(this.backwards ? read.slice(0, expected.length) : read);
    assert.deepEqual(found, expected);
  }
  toString = () => `ReadAll(${this.backwards ? 'backwards' : 'forwards'}, ${this.from}, ${this.maxCount})`;
}

const stream = fc.nat({ max: 1 });
const count = fc.integer({ min: 1, max: 6 });
const expected = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom('head' as const, 'before' as const) },
  { weight: 2, arbitrary: fc.constantFrom('any' as const, 'no_stream' as const, 'stream_exists' as const) },
  { weight: 1, arbitrary: fc.bigInt({ min: 0n, max: 6n }) },
);
// few ids, so that retries and overlaps are common, and runs of ids even more so
const events = fc.oneof(
  fc.uniqueArray(fc.nat({ max: 13 }), { minLength: 1, maxLength: 3 }),
  fc.tuple(fc.nat({ max: 11 }), count).map(([from, length]) => [0, 1, 2].slice(0, length).map((step) => from + step)),
);
const commands = fc.commands(
  [
    fc.nat({ max: 30 }).map((which) => new RetryCommand(which)),
    fc
      .tuple(fc.constantFrom('BatchAppend' as const, 'Append' as const), stream, expected, events)
      .map((parts) => new AppendCommand(...parts)),
    fc.tuple(stream, fc.boolean(), fc.option(fc.nat({ max: 8 })), count).map((parts) => new ReadCommand(...parts)),
    fc.tuple(fc.boolean(), fc.nat({ max: 10 }), count).map((parts) => new ReadAllCommand(...parts)),
  ],
  { maxCommands: 40, size: '+1' },
);

it('behaves like an array, whatever is appended and read', async () => {
  const run = fc.assert(
    fc.asyncProperty(commands, async (steps) => {
      await fc.asyncModelRun(() => {
        const names = [freshStream('model'), freshStream('model')];
        return {
          model: { log: [], attempts: [] },
          real: { ways: waysToAppend(served.client), names, pool: makeEvents(14) },
        };
      }, steps);
    }),
    { numRuns: Number(process.env['NODE_MODEL_RUNS'] ?? 40) },
  );
  await expect(run).resolves.toBeUndefined();
});
