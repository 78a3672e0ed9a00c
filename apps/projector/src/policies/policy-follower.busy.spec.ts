import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { aggregates, policies, steps } from '#domain/aggregates';
import { InMemoryEventStore } from '#kernel/event-store';
import { eventsIn } from '#kernel/event-store/testing';
import { PREFIXES, type Policy } from '#nest';
import { PolicyFollower } from './policy-follower.js';
import { checkpointIn, freshTables, pollUntil } from '../testing/checkpoints.js';
import { Office, aggregateStoresOver } from '../testing/office.js';
import { SHORT_GATHERING_MS } from '../testing/short-gathering.js';

Logger.overrideLogger(false);

const STRIKES = Number(process.env.BUSY_STRIKES ?? 60);
const dara = { id: 'dara', role: 'SUPERVISOR', organisation: 'A21', office: 'SiemReapCac' };
const [prosecuting] = policies as readonly [Policy, ...Policy[]];

/** The policy, and how many events of the survivor it folds. */
const countingStore = () => {
  const folded = jest.fn();
  const change = ([type, evolve]: [string, unknown]) => {
    const counting = (...told: never[]) => {
      folded(type);
      return (evolve as (...told: never[]) => object)(...told);
    };
    return [type, counting] as const;
  };
  const { survivor } = aggregates;
  const decider = { ...survivor, evolve: Object.fromEntries(Object.entries(survivor.evolve).map(change)) };
  const policy: Policy = {
    ...prosecuting,
    besides: { survivor: { ...prosecuting.besides!.survivor!, decider: decider as never } },
  };
  return { policy, folded };
};

describe('a policy, while one record gets events without end', () => {
  let db: DataSource;
  let store: InMemoryEventStore;
  let office: Office;
  let running: PolicyFollower | undefined;

  beforeEach(async () => {
    db = await freshTables();
    store = new InMemoryEventStore();
    office = new Office(await aggregateStoresOver(store));
  });
  afterEach(async () => {
    await running?.beforeApplicationShutdown();
    await db.destroy();
  });

  const start = async (policy: Policy): Promise<void> => {
    running = new PolicyFollower(store, db, await aggregateStoresOver(store), [policy], steps, SHORT_GATHERING_MS);
    await running.onApplicationBootstrap();
  };
  const waitForPolicy = async () => {
    const head = String((await store.last(PREFIXES))!.position);
    const name = `policy:${prosecuting.name}`;
    await pollUntil(
      () => checkpointIn(db, name),
      (row) => row !== null && BigInt(row.position) >= BigInt(head),
    );
  };

  it('reads and folds each event of that record once, and answers the others', async () => {
    const survivorId = await office.woman();
    for (let time = 0; time < STRIKES; time++) {
      const sister = { relation: 'Sister', safe: 'Yes' };
      const { eventIds } = await office.ask('survivor', survivorId, 'RecordHouseholdMember', sister);
      await office.ask(
        'survivor',
        survivorId,
        'StrikeOutEntry',
        { eventId: eventIds[0], reason: 'another girl' },
        dara,
      );
    }
    const [prosecution, another] = [randomUUID(), await office.woman()];
    await office.open(another, prosecution);

    const { policy, folded } = countingStore();
    const reads = jest.spyOn(store, 'read');
    await start(policy);
    await waitForPolicy();
    const ofThem = reads.mock.calls.filter(([stream]) => stream === `survivor-${survivorId}`);
    expect(ofThem.map(([, from]) => from)).toEqual([0]);
    expect(folded).toHaveBeenCalledTimes(2 + 2 * STRIKES + 3);
    const joined = (await store.read(`prosecution-${prosecution}`)).map(({ type }) => type);
    expect(joined).toEqual(['ProsecutionCommenced', 'SurvivorJoined']);
  });

  it('reads no record for events that it does not answer', async () => {
    for (let time = 0; time < 20; time++) await office.woman();
    const { policy, folded } = countingStore();
    const reads = jest.spyOn(store, 'read');
    await start(policy);
    await waitForPolicy();
    expect(reads.mock.calls.filter(([stream]) => stream.startsWith('survivor-'))).toEqual([]);
    expect(folded).not.toHaveBeenCalled();
  });

  it('advances its checkpoint, though it stops in the middle of a batch', async () => {
    for (let time = 0; time < 60; time++) await office.woman();
    const events = await eventsIn(store, PREFIXES);
    let answered = 0;
    const stopping = () => {
      if (++answered > 40) throw new TypeError('no such court');
      return [];
    };
    await start({
      ...prosecuting,
      of: 'survivor',
      besides: {},
      decider: aggregates.survivor,
      on: { ConsentGiven: stopping },
    });
    const stood = await pollUntil(
      () => checkpointIn(db, `policy:${prosecuting.name}`),
      (row) => Boolean(row?.reason),
    );
    expect(BigInt(stood!.position)).toBe(events.at(-120 + 50 - 1)!.position);
  });
});
