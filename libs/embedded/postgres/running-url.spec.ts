import { once } from 'node:events';
import { chmodSync, mkdirSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { urlIn } from './connection.js';
import { lastPort } from './port.js';
import { passwordsOf } from './secrets.js';
import { startPostgres } from './start-postgres.js';
import { removeFolder } from './remove-folder.js';
import { copyCluster, folderFor, query } from './testing.js';

describe('a command that uses the Postgres of a data folder', () => {
  let folder: string;

  beforeEach(() => (folder = folderFor()));
  afterEach(() => removeFolder(folder));

  it('reaches the running server through its socket, which other accounts cannot enter', async () => {
    await copyCluster(folder);
    const postgres = await startPostgres({ folder });
    try {
      expect(urlIn(folder, 'homeward')).toBe(postgres.urlFor('homeward'));
      expect(new URL(urlIn(folder, 'homeward')!).searchParams.get('host')).toContain(folder);
      expect(await query(urlIn(folder, 'homeward')!, 'SELECT current_user AS who')).toEqual([{ who: 'homeward' }]);
    } finally {
      await postgres.stop();
    }
  });

  it('sends no password to another program on the port of a server that has ended', async () => {
    await copyCluster(folder);
    const postgres = await startPostgres({ folder });
    await postgres.stop();
    const received: string[] = [];
    const impostor = createServer((client) => {
      client.once('data', () => {
        client.write(ASK_FOR_THE_PASSWORD);
        client.on('data', (message) => {
          received.push(String(message));
          client.destroy();
        });
      });
    }).listen(lastPort(folder), '127.0.0.1');
    await once(impostor, 'listening');
    try {
      const url = urlIn(folder, 'homeward_keys');
      if (url !== undefined) await query(url, 'SELECT').catch(() => undefined);
      expect(received).toEqual([]);
      expect(url).toBeUndefined();
    } finally {
      impostor.close();
    }
  });

  it('needs not see what program the server is if it listens in its closed folder, and otherwise does', () => {
    const cluster = join(folder, 'postgres');
    passwordsOf(folder, cluster);
    mkdirSync(cluster, { mode: 0o700 });
    // this process stands for a server that the system shows to nobody
    const listensIn = (socketFolder: string) =>
      writeFileSync(
        join(cluster, 'postmaster.pid'),
        [process.pid, cluster, 0, 4711, socketFolder, '', '', 'ready'].join('\n'),
      );
    listensIn(cluster);
    expect(new URL(urlIn(folder, 'homeward')!).searchParams.get('host')).toBe(cluster);
    chmodSync(cluster, 0o755);
    expect(urlIn(folder, 'homeward')).toBeUndefined();
    chmodSync(cluster, 0o700);
    for (const elsewhere of ['', folder, '/nowhere']) {
      listensIn(elsewhere);
      expect(urlIn(folder, 'homeward')).toBeUndefined();
    }
  });

  it('finds no server where there never was one', () => {
    expect(urlIn(folder, 'homeward')).toBeUndefined();
  });
});

/** AuthenticationCleartextPassword: the password as it is. */
const ASK_FOR_THE_PASSWORD = Buffer.from([0x52, 0, 0, 0, 8, 0, 0, 0, 3]);
