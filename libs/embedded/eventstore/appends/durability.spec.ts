import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import pg from 'pg';
import { takeHold } from '../reads/hold.js';
import { type EventStoreNode, type NodeOptions, startNode } from '../node.js';
import { connect, freshStream, makeEvents } from '../testing/client.js';
import { freshDatabase } from '../testing/database.js';
import { type OwnPostgres, ownPostgres } from '../testing/postgres.js';

let postgres: OwnPostgres;
let running: EventStoreNode | undefined;
beforeAll(async () => {
  postgres = await ownPostgres();
  await postgres.start();
});
afterEach(async () => {
  await running?.stop();
  running = undefined;
  await query('ALTER SYSTEM RESET ALL');
  await query('SELECT pg_reload_conf()');
});
afterAll(() => postgres.remove());

async function query(text: string): Promise<unknown[]> {
  const client = new pg.Client({ connectionString: postgres.url });
  await client.connect();
  try {
    return (await client.query(text)).rows;
  } finally {
    await client.end();
  }
}

/** Takes effect everywhere soon after. */
async function reload(setting: string): Promise<void> {
  await query(`ALTER SYSTEM SET ${setting}`);
  await query('SELECT pg_reload_conf()');
}

async function start(options: Partial<NodeOptions> = {}): Promise<{ url: string; fatal: Promise<Error> }> {
  let fail: (reason: Error) => void;
  const fatal = new Promise<Error>((resolve) => (fail = resolve));
  const { node } = await freshDatabase(postgres.url);
  running = await startNode({ ...node, port: 0, fatal: (reason) => fail(reason), ...options });
  return { url: running.url, fatal };
}

describe('a running node whose Postgres may lose what it has committed', () => {
  it.each(['fsync', 'full_page_writes'])('acknowledges nothing more with %s off, and says why', async (name) => {
    const { url, fatal } = await start();
    const client = connect(url);
    const stream = freshStream();
    await client.appendToStream(stream, makeEvents(1));
    await reload(`${name} = off`);
    let refusal: { type?: string } | undefined;
    while (!refusal) {
      await client.appendToStream(stream, makeEvents(1)).catch((error: { type?: string }) => (refusal = error));
    }
    expect(refusal.type).toBe('unavailable');
    expect((await fatal).message).toBe(
      `Postgres runs with ${name} off, and an acknowledged event could be lost: turn it on`,
    );
    await client.dispose();
  });

  it('notices it even while nobody appends', async () => {
    const { fatal } = await start({ durabilityCheckMs: 50 });
    await reload('fsync = off');
    expect((await fatal).message).toContain('Postgres runs with fsync off');
  });

  it('stays down if Postgres comes back that way', async () => {
    const { fatal } = await start();
    await postgres.kill('SIGQUIT');
    await postgres.start('fsync=off');
    expect((await fatal).message).toContain('Postgres runs with fsync off');
    await postgres.kill('SIGQUIT');
    await postgres.start();
  });
});

describe('the writing session', () => {
  const options = { holder: '00000000-0000-4000-8000-000000000000', lockWaitMs: 100, again: false };

  it("waits for its commits whatever the server's settings are, before and after", async () => {
    const { node } = await freshDatabase(postgres.url);
    await reload('synchronous_commit = off');
    const { client } = await takeHold({ ...node, ...options, say: () => undefined });
    const setting = async () => (await client.query('SHOW synchronous_commit')).rows;
    expect(await setting()).toEqual([{ synchronous_commit: 'on' }]);
    await client.end();
    await query('ALTER SYSTEM RESET ALL');

    const { client: next } = await takeHold({ ...node, ...options, say: () => undefined });
    await reload('synchronous_commit = off');
    const others = async () => JSON.stringify(await query('SHOW synchronous_commit'));
    while (!(await others()).includes('off'));
    expect((await next.query('SHOW synchronous_commit')).rows).toEqual([{ synchronous_commit: 'on' }]);
    await next.end();
  });

  it("keeps a server's setting that waits for more than its own disk", async () => {
    const { node } = await freshDatabase(postgres.url);
    await query(`ALTER ROLE ${new URL(node.databaseUrl).username} SET synchronous_commit = remote_apply`);
    const { client } = await takeHold({ ...node, ...options, say: () => undefined });
    expect((await client.query('SHOW synchronous_commit')).rows).toEqual([{ synchronous_commit: 'remote_apply' }]);
    await client.end();
  });
});

it('refuses a database that cannot store every character, with a sentence', async () => {
  const name = 'narrow';
  await query(`CREATE DATABASE ${name} ENCODING 'LATIN1' LOCALE_PROVIDER libc LOCALE 'C' TEMPLATE template0`);
  const databaseUrl = Object.assign(new URL(postgres.url), { pathname: `/${name}` }).href;
  const started = startNode({ databaseUrl, ownerDatabaseUrl: databaseUrl, port: 0, security: 'none' });
  await expect(started).rejects.toThrow(
    "the database narrow is encoded in LATIN1, which cannot keep every name: make one with ENCODING 'UTF8'",
  );
});
