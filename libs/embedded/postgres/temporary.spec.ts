import { once } from 'node:events';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import { createServer, type AddressInfo } from 'node:net';
import { join } from 'node:path';
import { readPostmaster } from './postmaster.js';
import { isAlive, pollUntil } from './server-process.js';
import { startPostgres, type EmbeddedPostgres, type Start } from './start-postgres.js';
import { removeFolder } from './remove-folder.js';
import { copyCluster, discardStarter, folderFor, query, starterIn } from './testing.js';

describe('a temporary database', () => {
  let folder: string;
  let running: EmbeddedPostgres[] = [];

  beforeEach(() => (folder = folderFor()));
  afterEach(async () => {
    for (const postgres of running) await postgres.stop();
    running = [];
    removeFolder(folder);
  });
  afterAll(() => discardStarter());

  const start = async (options: Partial<Start> = {}) => {
    const postgres = await startPostgres({ folder, ...options });
    running.push(postgres);
    return postgres;
  };
  const answerIn = (postgres: EmbeddedPostgres) => query(postgres.urlFor('homeward'), 'SELECT answer FROM kept');
  const withAnswer = async (postgres: EmbeddedPostgres) => {
    await query(postgres.urlFor('homeward'), 'CREATE TABLE kept AS SELECT 42 AS answer');
    return postgres;
  };

  it('leaves nothing behind when it stops', async () => {
    await (await start({ scratch: true })).stop();
    expect(readdirSync(folder)).toEqual(['postgres.log']);
  });

  it('keeps what is in it when its server has died and the first attempt to start it again fails', async () => {
    const first = await withAnswer(await start({ scratch: true }));
    process.kill(first.pid, 'SIGKILL');
    await first.exited;
    const somebody = createServer().listen(0, '127.0.0.1');
    await once(somebody, 'listening');
    const { port } = somebody.address() as AddressInfo;
    await expect(start({ scratch: true, port })).rejects.toThrow('is taken');
    somebody.close();
    const second = await start({ scratch: true });
    expect(await answerIn(second)).toEqual([{ answer: 42 }]);
    await second.stop();
    expect(readdirSync(folder)).toEqual(['postgres.log']);
  });

  it('is refused where another one is kept, or its passwords are, and removes nothing of it', async () => {
    await copyCluster(folder);
    await expect(start({ scratch: true })).rejects.toThrow('is of a database that is to be kept');
    await (await start()).stop();
    const before = readdirSync(folder);
    await expect(start({ scratch: true })).rejects.toThrow('is of a database that is to be kept');
    expect(readdirSync(folder)).toEqual(before);
    await (await start()).stop();
    rmSync(join(folder, 'postgres'), { recursive: true });
    await expect(start({ scratch: true })).rejects.toThrow('is of a database that is to be kept');
    expect(existsSync(join(folder, 'postgres.secrets.json'))).toBe(true);
  });

  it('is kept once a start without `scratch` takes it over', async () => {
    const first = await withAnswer(await start({ scratch: true }));
    const second = await start();
    expect(second).toMatchObject({ adopted: true, pid: first.pid });
    await first.stop();
    expect(await answerIn(await start())).toEqual([{ answer: 42 }]);
  });

  /** With the processes that are left when its starter is killed. */
  const startedByAnother = async () => {
    const starter = await starterIn(folder, { scratch: true });
    const kill = async () => {
      starter.kill('SIGKILL');
      await once(starter, 'exit');
    };
    const tether = Number(readFileSync(join(folder, 'postgres.tether'), 'utf8'));
    return { kill, tether, server: readPostmaster(join(folder, 'postgres'))!.pid };
  };

  it('is not removed under the start that takes it over from a killed one', async () => {
    const { kill, tether } = await startedByAnother();
    await kill();
    const next = await start();
    expect(isAlive(tether)).toBe(false);
    await withAnswer(next);
    await next.stop();
    expect(await answerIn(await start())).toEqual([{ answer: 42 }]);
    expect(readdirSync(folder).filter((name) => /gone|tether|temporary/.test(name))).toEqual([]);
  });

  it('is left alone by a tether that learns late that another start has taken it over', async () => {
    const { kill, tether, server } = await startedByAnother();
    writeFileSync(join(folder, 'postgres.tether'), 'cut\n');
    await kill();
    expect(await pollUntil(() => !isAlive(tether), 10_000)).toBe(true);
    expect(await start()).toMatchObject({ adopted: true, pid: server });
  });
});
