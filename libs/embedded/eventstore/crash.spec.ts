import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { END } from '@eventstore/db-client';
import pg from 'pg';
import { startNode } from './node.js';
import { all, connect, freshStream, ReceivedEvents, some } from './testing/client.js';
import { type Database, freshDatabase } from './testing/database.js';
import { Ledger } from './testing/ledger.js';
import { serve } from './testing/node.js';
import { type OwnPostgres, ownPostgres } from './testing/postgres.js';
import { forgetProgram, runProgram } from './testing/program.js';
import { proxyOf } from './testing/proxy.js';

const WRITERS = 16;
/** Drawn anew in every run: a kill should meet a commit at every point of it, sooner or later. */
const aMoment = (): number => 20 + Math.floor(Math.random() * 400);

describe('kill -9 of the node under 16 writers', () => {
  let database: Database;
  beforeAll(async () => {
    database = await freshDatabase();
  });
  afterAll(async () => {
    await forgetProgram();
    await database.drop();
  });

  it('loses nothing that was acknowledged and doubles nothing that is tried again', async () => {
    const ledger = new Ledger(WRITERS);
    const environment = {
      EVENTSTORE_DATABASE_URL: database.writerUrl,
      EVENTSTORE_OWNER_DATABASE_URL: database.url,
      HOMEWARD_EVENTSTORE_PORT: '0',
    };
    for (let kills = 0; kills < 6; kills++) {
      const program = await runProgram(environment);
      const client = connect(await program.ready);
      const writing = ledger.write(client);
      await ledger.more(aMoment());
      program.process.kill('SIGKILL');
      expect(await program.exited).toBe('SIGKILL');
      await writing;
      await client.dispose();
    }
    const program = await runProgram(environment);
    const client = connect(await program.ready);
    let stopped = false;
    const writing = ledger.write(client, () => stopped);
    await ledger.more(WRITERS * 5);
    stopped = true;
    await writing;
    expect(await ledger.faults(client)).toEqual([]);
    await client.dispose();
    program.process.kill('SIGTERM');
    expect(await program.exited).toBe(0);
  }, 60_000);
});

describe('Postgres going away', () => {
  let postgres: OwnPostgres;
  beforeAll(async () => {
    postgres = await ownPostgres();
  }, 30_000);
  afterEach(() => postgres.kill('SIGQUIT'));
  afterAll(() => postgres.remove());

  it.each(['SIGKILL', 'SIGQUIT'] as const)(
    'by %s under 16 writers is answered "unavailable", and the node comes back by itself',
    async (signal) => {
      await postgres.start();
      const said: string[] = [];
      let back = (): void => undefined;
      const say = (line: string): void => {
        said.push(line.split(/[ ,]/)[0]!);
        if (line.startsWith('back')) back();
      };
      const database = await freshDatabase(postgres.url);
      const node = await startNode({ port: 0, ...database.node, say });
      const ledger = new Ledger(WRITERS);
      const subscriber = connect(node.url);
      const heard = new ReceivedEvents(subscriber.subscribeToAll());
      for (let kills = 0; kills < 3; kills++) {
        const isBack = new Promise<void>((resolve) => (back = resolve));
        const client = connect(node.url);
        const writing = ledger.write(client);
        await ledger.more(aMoment());
        await postgres.kill(signal);
        await writing;
        await expect(client.appendToStream(freshStream(), some(1))).rejects.toMatchObject({ type: 'unavailable' });
        await expect(all(client.readAll())).rejects.toMatchObject({ type: 'unavailable' });
        await postgres.start();
        await isBack;
        await client.dispose();
      }
      const client = connect(node.url);
      let stopped = false;
      const writing = ledger.write(client, () => stopped);
      await ledger.more(WRITERS * 2);
      stopped = true;
      await writing;
      expect(await ledger.faults(client)).toEqual([]);
      expect(said).toEqual(['lost', 'back', 'lost', 'back', 'lost', 'back']);

      // one subscription has lived through it all, and has every event once
      const log = (await all(client.readAll())).map(({ event }) => event!.id);
      await heard.count(log.length);
      expect(heard.events.map(({ id }) => id)).toEqual(log);
      expect(heard.error).toBeNull();
      await client.dispose();
      await subscriber.dispose();
      await node.stop();
    },
    60_000,
  );
});

it('an append whose commit was not confirmed is unknown, and a retry with the same ids finds it', async () => {
  const database = await freshDatabase();
  const proxy = await proxyOf(database.writerUrl);
  let back = (): void => undefined;
  const isBack = new Promise<void>((resolve) => (back = resolve));
  const node = await startNode({
    ...database.node,
    port: 0,
    databaseUrl: proxy.url,
    say: (line) => line.startsWith('back') && back(),
  });
  const client = connect(node.url);
  const stream = freshStream();
  const events = some(3);
  await client.appendToStream(stream, some(1), { expectedRevision: 'no_stream' });

  // the reply to the look-up passes, the one to the commit does not
  const lost = proxy.loseReplyAfter(1);
  const attempt = client.appendToStream(stream, events, { expectedRevision: 0n });
  await expect(attempt).rejects.toMatchObject({ type: 'unavailable' });
  await lost;
  await isBack;

  const heard = new ReceivedEvents(client.subscribeToAll({ fromPosition: END }));
  await heard.caughtUp();
  const answer = await client.appendToStream(stream, events, { expectedRevision: 0n });
  const [last] = await all(client.readStream(stream, { direction: 'backwards', fromRevision: END, maxCount: 1 }));
  expect(answer).toMatchObject({ nextExpectedRevision: 3n, position: last!.event!.position });
  const next = await client.appendToStream(stream, some(1), { expectedRevision: 3n });
  await heard.count(1);
  expect(heard.events.map(({ position }) => position)).toEqual([next.position]);
  await client.dispose();
  await node.stop();
  proxy.close();
  await database.drop();
});

it('an append that Postgres does not finish is unknown after a while, and may be there later, once', async () => {
  const database = await freshDatabase();
  let back = (): void => undefined;
  const isBack = new Promise<void>((resolve) => (back = resolve));
  const say = (line: string): void => void (line.startsWith('back') && back());
  const node = await startNode({ port: 0, ...database.node, commitWaitMs: 300, say });
  const client = connect(node.url);
  const stream = freshStream();
  await client.appendToStream(stream, some(1), { expectedRevision: 'no_stream' });

  const inTheWay = new pg.Client({ connectionString: database.url });
  await inTheWay.connect();
  await inTheWay.query('BEGIN; SELECT FROM eventstore.fence FOR UPDATE');
  const events = some(2);
  const append = () => client.appendToStream(stream, events, { expectedRevision: 0n });
  await expect(append()).rejects.toMatchObject({ type: 'unavailable' });
  await inTheWay.query('COMMIT');
  await inTheWay.end();
  await isBack;

  expect(await append()).toMatchObject({ success: true, nextExpectedRevision: 2n });
  const read = await all(client.readStream(stream));
  expect(read.slice(1).map(({ event }) => event?.id)).toEqual(events.map(({ id }) => id));
  await client.dispose();
  await node.stop();
  await database.drop();
});

it('keeps everything over a restart, and goes on after it', async () => {
  const { node, client, database } = await serve();
  const stream = freshStream();
  const first = await client.appendToStream(stream, some(4), { expectedRevision: 'no_stream' });
  const before = await all(client.readAll());
  await client.dispose();
  await node.stop();

  const again = await startNode({ port: 0, ...database.node });
  const other = connect(again.url);
  expect(await all(other.readAll())).toEqual(before);
  const second = await other.appendToStream(stream, some(1), { expectedRevision: 3n });
  expect(second.position!.commit).toBeGreaterThan(first.position!.commit);
  await other.dispose();
  await again.stop();
  await database.drop();
});
