import { randomUUID } from 'node:crypto';
import { journey } from '../../libs/domain/survivor/testing/journey.js';
import { originOf, type RecordedEvent } from '#kernel/event-store';
import { EventStoreDbEventStore } from '#kernel/event-store/eventstoredb';
import { brokenProduct } from './broken-build.js';
import { differences, logOf, violations } from '../harness/log-invariants.js';
import { databaseUrlOf } from '../harness/database-url.js';
import { Gate } from '../harness/gate.js';
import { Homeward, type ProcessName } from '../harness/homeward.js';
import { CommandOutcomes, Writer, referralOf, type RequestOutcome } from '../harness/command-outcomes.js';
import { seededRandom } from '../harness/seeded.js';
import { tablesShown } from '../harness/tables.js';

const SEED = Number(process.env.FAULT_SEED ?? 2027);
const ROUNDS = Number(process.env.FAULT_ROUNDS ?? 1);
const WRITERS = 16;
/** Milliseconds between two commands of a writer: without a pause, this would only measure two processors. */
const REST_MS = 50;
const PARTS: readonly ProcessName[] = ['eventstore', 'projector', 'api', 'postgres'];

interface Round extends Record<RequestOutcome, number> {
  readonly killed: readonly ProcessName[];
}

/** Writers continue while one or several processes are killed at random moments, again and again. */
const storm = async (
  homeward: Homeward,
  outcomes: CommandOutcomes,
  rounds: number,
  parts: readonly ProcessName[],
): Promise<Round[]> => {
  const random = seededRandom(SEED);
  const report: Round[] = [];
  for (let round = 0; round < rounds; round++) {
    const before = outcomes.count();
    const writers = Array.from({ length: WRITERS }, () => new Writer(homeward, outcomes, REST_MS));
    await pause(200 + random() * 800);
    const killed = parts.filter(() => random() < 0.4);
    if (killed.length === 0) killed.push(parts[Math.floor(random() * parts.length)]!);
    for (const part of killed) {
      homeward.kill(part);
      await pause(random() * 150);
    }
    await pause(300 + random() * 700);
    await Promise.all(writers.map((writer) => writer.stop()));
    const after = outcomes.count();
    report.push({ killed, ...subtract(after, before) });
    await homeward.caughtUp();
  }
  return report;
};

/** Kills what is between a writer and the log while the log is blocked, so that every writer has an open command. */
const killWhileAppending = async (homeward: Homeward, outcomes: CommandOutcomes): Promise<void> => {
  const gate = await Gate.afterEvents(databaseUrlOf(homeward, 'postgres'), WRITERS);
  const writers = Array.from({ length: WRITERS }, () => new Writer(homeward, outcomes, REST_MS));
  await gate.waitUntilReached();
  await homeward.until('every writer waits for an answer', async () => outcomes.underWay === WRITERS);
  for (const part of ['api', 'eventstore'] as const) homeward.kill(part);
  await gate.open();
  await Promise.all(writers.map((writer) => writer.stop()));
  await homeward.caughtUp();
};

/** A command that is refused, without a kill meanwhile. */
const refuse = async (homeward: Homeward, outcomes: CommandOutcomes): Promise<void> => {
  const referral = referralOf(randomUUID());
  expect(await outcomes.send(homeward, 'receiveReferral', referral)).toBe('ACK');
  expect(await outcomes.send(homeward, 'receiveReferral', referral)).toBe('REJECT');
};

/** The moment of a kill is random; no condition depends on it. */
const pause = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

const subtract = (after: Record<RequestOutcome, number>, before: Record<RequestOutcome, number>) => ({
  ACK: after.ACK - before.ACK,
  REJECT: after.REJECT - before.REJECT,
  UNKNOWN: after.UNKNOWN - before.UNKNOWN,
});

const told = (report: readonly Round[]): string =>
  [
    `seed ${SEED}, ${report.length} rounds, ${WRITERS} writers`,
    ...report.map(
      ({ killed, ACK, REJECT, UNKNOWN }, round) =>
        `${String(round + 1).padStart(3)}  ACK ${ACK}  REJECT ${REJECT}  UNKNOWN ${UNKNOWN}  killed ${killed.join(', ')}`,
    ),
  ].join('\n');

const findings = async (homeward: Homeward, outcomes: CommandOutcomes) => {
  const { eventStoreUrl } = homeward;
  const store = EventStoreDbEventStore.at(eventStoreUrl);
  const origin = await originOf(store);
  await store.dispose();
  const events: readonly RecordedEvent[] = await logOf(eventStoreUrl);
  return {
    events: events.length,
    lost: violations(outcomes, events, origin),
    wrong: await differences(databaseUrlOf(homeward), tablesShown(journey), events),
  };
};

describe('kill -9 at random moments, with sixteen writers', () => {
  it(
    'loses nothing that was acknowledged, records nothing twice, and the views equal the fold of the log',
    async () => {
      const homeward = await Homeward.start();
      const outcomes = new CommandOutcomes();
      try {
        const report = await storm(homeward, outcomes, ROUNDS, PARTS);
        await killWhileAppending(homeward, outcomes);
        await refuse(homeward, outcomes);
        const { events, lost, wrong } = await findings(homeward, outcomes);
        const total = outcomes.count();
        process.stderr.write(
          `${told(report)}\n${events} events; ${JSON.stringify(total)}; n = ${ROUNDS} rounds, so the rate of a loss is below ${(3 / ROUNDS).toFixed(2)} a round (95 %)\n`,
        );
        expect(lost).toEqual([]);
        expect(wrong).toEqual([]);
        expect(total.UNKNOWN).toBeGreaterThan(0);
        expect(total.REJECT).toBeGreaterThan(0);
      } finally {
        await homeward.stop();
      }
    },
    20 * 60_000,
  );

  it(
    'is found to lose commands if they are acknowledged before they are appended',
    async () => {
      const broken = brokenProduct(
        'const { position } = await timeHop("append", () => this.storeContext.store.append(cached.stream, stored, revision));',
        'const position = 1n; this.storeContext.store.append(cached.stream, stored, revision).catch(() => undefined);',
      );
      const homeward = await Homeward.start({}, broken.dist);
      const outcomes = new CommandOutcomes();
      try {
        const gate = await Gate.afterEvents(databaseUrlOf(homeward, 'postgres'), 0);
        expect(await outcomes.send(homeward, 'receiveReferral', referralOf(randomUUID()))).toBe('ACK');
        await gate.waitUntilReached(); // with the first, and the second waits behind it in the memory of the event store
        expect(await outcomes.send(homeward, 'receiveReferral', referralOf(randomUUID()))).toBe('ACK');
        for (const part of ['api', 'eventstore'] as const) homeward.kill(part);
        await gate.open();
        await homeward.caughtUp();
        const { lost } = await findings(homeward, outcomes);
        expect(lost).toContainEqual(expect.stringContaining('acknowledged and not in the log'));
      } finally {
        await homeward.stop();
        broken.remove();
      }
    },
    5 * 60_000,
  );
});
