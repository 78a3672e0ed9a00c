import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startNode } from '../../libs/embedded/eventstore/node.js';
import {
  collect,
  connect,
  freshStream,
  ReceivedEvents,
  makeEvents,
} from '../../libs/embedded/eventstore/testing/client.js';
import { type Database, freshDatabase } from '../../libs/embedded/eventstore/testing/database.js';
import { AcknowledgedAppends } from '../../libs/embedded/eventstore/testing/acknowledged-appends.js';
import { type OwnPostgres, ownPostgres } from '../../libs/embedded/eventstore/testing/postgres.js';
import { forgetProgram, runProgram } from '../../libs/embedded/eventstore/testing/program.js';

const WRITERS = 16;
/** Random in every run: sooner or later, a kill should hit every point of a commit. */
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

  it('loses nothing that was acknowledged, and doubles nothing that is repeated', async () => {
    const appends = new AcknowledgedAppends(WRITERS);
    const environment = {
      EVENTSTORE_DATABASE_URL: database.writerUrl,
      EVENTSTORE_OWNER_DATABASE_URL: database.url,
      HOMEWARD_EVENTSTORE_PORT: '0',
    };
    for (let kills = 0; kills < 6; kills++) {
      const program = await runProgram(environment);
      const client = connect(await program.ready);
      const writing = appends.write(client);
      await appends.waitForMore(aMoment());
      program.process.kill('SIGKILL');
      expect(await program.exited).toBe('SIGKILL');
      await writing;
      await client.dispose();
    }
    const program = await runProgram(environment);
    const client = connect(await program.ready);
    let stopped = false;
    const writing = appends.write(client, () => stopped);
    await appends.waitForMore(WRITERS * 5);
    stopped = true;
    await writing;
    expect(await appends.faults(client)).toEqual([]);
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
    'by %s under 16 writers is answered "unavailable", and the node recovers by itself',
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
      const appends = new AcknowledgedAppends(WRITERS);
      const subscriber = connect(node.url);
      const heard = new ReceivedEvents(subscriber.subscribeToAll());
      const live = (events: number) =>
        heard.waitUntil(() => heard.events.length >= events && heard.marks.at(-1) === 'caughtUp');
      for (let kills = 0; kills < 3; kills++) {
        const isBack = new Promise<void>((resolve) => (back = resolve));
        const client = connect(node.url);
        // until it is live, a subscription reads from Postgres, and ends when that goes away
        await live((await collect(client.readAll())).length);
        const writing = appends.write(client);
        await appends.waitForMore(aMoment());
        await postgres.kill(signal);
        await writing;
        await expect(client.appendToStream(freshStream(), makeEvents(1))).rejects.toMatchObject({
          type: 'unavailable',
        });
        await expect(collect(client.readAll())).rejects.toMatchObject({ type: 'unavailable' });
        await postgres.start();
        await isBack;
        await client.dispose();
      }
      const client = connect(node.url);
      let stopped = false;
      const writing = appends.write(client, () => stopped);
      await appends.waitForMore(WRITERS * 2);
      stopped = true;
      await writing;
      expect(await appends.faults(client)).toEqual([]);
      expect(said).toEqual(['lost', 'back', 'lost', 'back', 'lost', 'back']);

      // one subscription has survived all of it, and has every event once
      const log = (await collect(client.readAll())).map(({ event }) => event!.id);
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
