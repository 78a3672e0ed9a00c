import { Logger } from '@nestjs/common';
import { aggregates } from '#domain/aggregates';
import { PREFIXES, type Policy } from '#nest';
import { PLACES_STREAM } from '#kernel/projections';
import { BrokenWrapping } from '#security/keys';
import { pollUntil } from '../testing/checkpoints.js';
import { PolicyRun } from '../testing/policy-run.js';

Logger.overrideLogger(false);

const NAME = 'policy:listening';

let run: PolicyRun;
let heard: string[];
/** The stream whose events cannot be opened. */
let damaged: string | undefined;
beforeEach(async () => {
  run = await PolicyRun.open();
  [heard, damaged] = [[], undefined];
});
afterEach(() => run.close());

const note = (type: string) => (_: never, id: string) => {
  if (id === damaged) throw new BrokenWrapping();
  heard.push(`${type} ${id}`);
  return [];
};
const listening: Policy = {
  name: 'listening',
  of: 'survivor',
  decider: aggregates.survivor,
  on: { ReferralReceived: note('ReferralReceived'), ConsentGiven: note('ConsentGiven') },
};
const both = (id: string) => [`ReferralReceived ${id}`, `ConsentGiven ${id}`];

const until = (what: string) =>
  pollUntil(
    async () => heard,
    (all) => all.includes(what),
  );
const caughtUp = () => run.waitForPolicy(NAME);
const placed = async () => {
  const { position, id, metadata } = (await run.store.last(PREFIXES))!;
  return [String(position), id, metadata.hash];
};
const MOVE = `UPDATE checkpoint SET position = $1, "eventId" = $2, hash = $3`;

describe('the place of a policy, where somebody else writes to its tables', () => {
  it('is not taken from a row that stands behind what was not answered yet', async () => {
    const first = await run.start([listening]);
    const one = await run.office.woman();
    await caughtUp();
    await first.beforeApplicationShutdown();
    const passedOver = await run.office.woman();
    await run.db.query(MOVE, await placed());
    await run.start([listening]);
    await pollUntil(
      async () => heard.slice(2),
      (since) => both(passedOver).every((each) => since.includes(each)),
    );
    expect(heard.slice(0, 2)).toEqual(both(one));
  });

  it('is where this process stood, if the row is moved while it runs', async () => {
    await run.start([listening]);
    await run.office.woman();
    await caughtUp();
    heard = [];
    let passedOver = '';
    await run.db.transaction(async (tx) => {
      await tx.query(`SELECT FROM checkpoint FOR UPDATE`);
      const held = await run.office.woman();
      await until(`ReferralReceived ${held}`);
      passedOver = await run.office.woman();
      await tx.query(MOVE, await placed());
    });
    const next = await run.office.woman();
    await until(`ConsentGiven ${next}`);
    expect(heard.filter((each) => both(passedOver).includes(each))).toEqual(both(passedOver));
  });

  it.each([
    ['names a later event of its stream', `UPDATE parked SET "eventId" = $1`],
    ['names an event that is not there', `UPDATE parked SET "eventId" = gen_random_uuid() WHERE $1::uuid IS NOT NULL`],
    ['is deleted', `DELETE FROM parked WHERE $1::uuid IS NOT NULL`],
  ])('holds back nothing for good, if the row of a parked stream %s', async (_, change) => {
    const first = await run.start([listening]);
    const id = (damaged = await run.office.woman());
    await caughtUp();
    expect(heard).toEqual([]);
    await first.beforeApplicationShutdown();
    const [, later] = await run.store.read(`survivor-${id}`);
    await run.db.query(change, [later!.id]);
    damaged = undefined;
    await run.start([listening]);
    await until(`ConsentGiven ${id}`);
    await caughtUp();
    expect(heard).toEqual(both(id));
    expect(await run.db.query(`SELECT FROM parked`)).toEqual([]);
  });

  it('answers what it left out once it is repaired, and nothing else again', async () => {
    const first = await run.start([listening]);
    const id = (damaged = await run.office.woman());
    const other = await run.office.woman();
    await caughtUp();
    await first.beforeApplicationShutdown();
    damaged = undefined;
    await run.start([listening]);
    await pollUntil(
      async () => heard,
      (all) => all.length >= 4,
    );
    expect(heard).toEqual([...both(other), ...both(id)]);
  });
});

describe('the place of a policy that a version without codes has left', () => {
  const former = async () => {
    const before = await run.office.woman();
    await run.db.query(
      `INSERT INTO checkpoint (name, position, "eventId", hash, origin, events) VALUES ('${NAME}', $1, $2, $3, $4, 2)`,
      [...(await placed()), (await run.stores()).storeContext.origin],
    );
    return before;
  };

  it('is taken once, so that nothing is answered again', async () => {
    await former();
    const first = await run.start([listening]);
    const after = await run.office.woman();
    await caughtUp();
    expect(heard).toEqual(both(after));
    await first.beforeApplicationShutdown();
    await run.start([listening]);
    const next = await run.office.woman();
    await caughtUp();
    expect(heard).toEqual([...both(after), ...both(next)]);
    expect((await run.store.read(PLACES_STREAM)).map(({ data }) => data)).toEqual([{ reader: NAME }]);
  });

  it('is not taken a second time', async () => {
    const before = await former();
    const first = await run.start([listening]);
    await run.office.woman();
    await caughtUp();
    await first.beforeApplicationShutdown();
    const passedOver = await run.office.woman();
    await run.db.query(MOVE, await placed());
    await run.db.query('DELETE FROM place_code');
    heard = [];
    await run.start([listening]);
    await until(`ConsentGiven ${passedOver}`);
    expect(heard.slice(0, 2)).toEqual(both(before));
  });
});
