import { afterAll, afterEach, beforeAll, expect, it } from '@jest/globals';
import { END, eventTypeFilter } from '@eventstore/db-client';
import pg from 'pg';
import { collect, freshStream, makeEvents, ReceivedEvents } from '../testing/client.js';
import { type RunningNode, serve } from '../testing/node.js';

const LOCK = 2_022;

/** Every commit of an event waits for this lock once its rows are written. */
const HOLD_COMMITS = `
  CREATE FUNCTION eventstore.hold_commit() RETURNS trigger LANGUAGE plpgsql AS
    $$ BEGIN PERFORM pg_advisory_xact_lock_shared(${LOCK}); RETURN NULL; END $$;
  CREATE CONSTRAINT TRIGGER hold_commit AFTER INSERT ON eventstore.events DEFERRABLE INITIALLY DEFERRED
    FOR EACH ROW EXECUTE FUNCTION eventstore.hold_commit()`;
const HELD = `SELECT FROM pg_locks JOIN pg_stat_activity USING (pid)
  WHERE datname = current_database() AND locktype = 'advisory' AND objid = ${LOCK} AND NOT granted`;

let served: RunningNode;
let holder: pg.Client;
beforeAll(async () => {
  served = await serve();
  await served.database.query(HOLD_COMMITS);
  holder = new pg.Client({ connectionString: served.database.url });
  await holder.connect();
});
afterEach(() => holder.query('SELECT pg_advisory_unlock_all()'));
afterAll(async () => {
  await holder.end();
  await served.close();
});

it.each(['of a new stream', 'of a stream that has events'])(
  'no reader sees an event %s before its commit',
  async (what) => {
    const { client, database } = served;
    const [stream, type] = [freshStream(), `Held ${what}`];
    const before = what === 'of a new stream' ? 0 : 2;
    if (before > 0) await client.appendToStream(stream, makeEvents(before, type), { expectedRevision: 'no_stream' });
    const follows = [
      client.subscribeToAll({ fromPosition: END }),
      client.subscribeToStream(stream, { fromRevision: END }),
    ].map((one) => new ReceivedEvents(one));
    await Promise.all(follows.map((one) => one.caughtUp()));

    await holder.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const appended = client.appendToStream(stream, makeEvents(1, type), {
      expectedRevision: before > 0 ? BigInt(before - 1) : 'no_stream',
    });
    let ended = false;
    void appended.catch(() => undefined).then(() => (ended = true)); // where an expectation fails, nobody waits for it
    while (!ended && !(await database.query(HELD)).length);

    const late = new ReceivedEvents(client.subscribeToAll({ filter: eventTypeFilter({ prefixes: [type] }) }));
    await late.caughtUp();
    const inAll = (await collect(client.readAll())).filter(({ event }) => event?.type === type);
    expect([late.events.length, inAll.length]).toEqual([before, before]);
    expect(follows.map(({ events }) => events.length)).toEqual([0, 0]);

    await holder.query('SELECT pg_advisory_unlock_all()');
    await appended;
    await Promise.all([...follows.map((one) => one.count(1)), late.count(before + 1)]);
    for (const { subscription } of [...follows, late]) await subscription.unsubscribe();
  },
);
