import { once } from 'node:events';
import { createServer, type AddressInfo } from 'node:net';
import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { startNode } from '../../../libs/embedded/eventstore/node.js';
import { connect, freshStream, ReceivedEvents, makeEvents } from '../../../libs/embedded/eventstore/testing/client.js';
import { type Database, freshDatabase } from '../../../libs/embedded/eventstore/testing/database.js';
import { type OwnPostgres, ownPostgres } from '../../../libs/embedded/eventstore/testing/postgres.js';
import { logLinesIn } from '../../../test/harness/log-lines.js';
import { forgetProgram, runProgram } from '../../../libs/embedded/eventstore/testing/program.js';

let database: Database;
beforeAll(async () => {
  database = await freshDatabase();
});
afterAll(async () => {
  await forgetProgram();
  await database.drop();
});

const CONFIGURATION = 78;
const environment = (more: Record<string, string> = {}) => ({
  EVENTSTORE_DATABASE_URL: database.writerUrl,
  EVENTSTORE_OWNER_DATABASE_URL: database.url,
  HOMEWARD_EVENTSTORE_PORT: '0',
  ...more,
});

/** Exits with 78, prints one sentence, and never becomes ready. */
async function refusal(variables: Record<string, string>): Promise<string> {
  const program = await runProgram(variables);
  expect(await program.exited).toBe(CONFIGURATION);
  expect(program.out).toEqual([]);
  const [starting, failed, ...others] = logLinesIn(program.err());
  expect([starting!.event, failed!.event, others]).toEqual(['PROCESS_STARTING', 'PROCESS_FAILED', []]);
  return failed!.msg;
}

describe('the program', () => {
  it('prints one line when it is ready, and exits with 0 on a signal even with connected clients', async () => {
    for (const signal of ['SIGTERM', 'SIGINT'] as const) {
      const program = await runProgram(environment());
      const url = await program.ready;
      const client = connect(url);
      await client.appendToStream(freshStream(), makeEvents(1));
      const heard = new ReceivedEvents(client.subscribeToAll());
      await heard.caughtUp();
      program.process.kill(signal);
      expect(await program.exited).toBe(0);
      expect(program.out).toEqual([
        JSON.stringify({ ready: true, url: `esdb://127.0.0.1:${new URL(url).port}?tls=true` }),
      ]);
      expect(logLinesIn(program.err()).map(({ event }) => event)).toEqual([
        'PROCESS_STARTING',
        'PROCESS_READY',
        'PROCESS_STOPPING',
        'PROCESS_STOPPED',
      ]);
      await client.dispose();
    }
  });

  it('exits when its parent process has gone', async () => {
    const program = await runProgram(environment(), { channel: true });
    await program.ready;
    program.process.disconnect();
    expect(await program.exited).toBe(0);
  });

  it.each([
    ['no database', { EVENTSTORE_DATABASE_URL: '' }, 'EVENTSTORE_DATABASE_URL is missing'],
    ['a database that is no URL', { EVENTSTORE_DATABASE_URL: 'secret' }, 'EVENTSTORE_DATABASE_URL is not a URL'],
    ['no certificate', { HOMEWARD_EVENTSTORE_TLS_CERT_FILE: '' }, 'HOMEWARD_EVENTSTORE_TLS_CERT_FILE is missing'],
    ['a port that is none', { HOMEWARD_EVENTSTORE_PORT: '70000' }, 'not a port (0 to 65535): 70000'],
    ['a port in words', { HOMEWARD_EVENTSTORE_PORT: 'http' }, 'not a port (0 to 65535): http'],
    ['an address that is not ours', { HOMEWARD_EVENTSTORE_HOST: '192.0.2.1' }, 'cannot listen on 192.0.2.1'],
  ])('refuses %s', async (_, variables, sentence) => {
    const said = await refusal(environment(variables));
    expect(said).toContain(sentence);
    expect(said).not.toContain('secret');
  });

  it('refuses a port that is in use', async () => {
    const server = createServer().listen(0, '127.0.0.1');
    await once(server, 'listening');
    const { port } = server.address() as AddressInfo;
    const said = await refusal(environment({ HOMEWARD_EVENTSTORE_PORT: String(port) }));
    expect(said).toContain(`cannot listen on 127.0.0.1:${port}`);
    server.close();
  });

  it('refuses a database that is not there', async () => {
    const url = new URL(database.url);
    url.pathname = '/nowhere';
    expect(await refusal(environment({ EVENTSTORE_DATABASE_URL: url.href }))).toContain('"nowhere" does not exist');
  });

  it('gives up on a Postgres that does not answer after a while', async () => {
    const databaseUrl = 'postgres://nobody@127.0.0.1:1/nowhere';
    const start = startNode({ databaseUrl, port: 0, security: 'none', connectWaitMs: 300 });
    await expect(start).rejects.toThrow('cannot use Postgres: connect ECONNREFUSED');
  });
});

describe('a Postgres that may lose what it has committed', () => {
  let postgres: OwnPostgres;
  beforeAll(async () => {
    postgres = await ownPostgres();
  });
  afterEach(() => postgres.kill('SIGQUIT'));
  afterAll(() => postgres.remove());

  it('is refused because of a setting of the server', async () => {
    for (const setting of ['fsync', 'full_page_writes']) {
      await postgres.start(`${setting}=off`);
      const said = await refusal(environment({ EVENTSTORE_DATABASE_URL: postgres.url }));
      expect(said).toContain(`Postgres runs with ${setting} off, and an acknowledged event could be lost`);
      await postgres.kill('SIGQUIT');
    }
  });
});
