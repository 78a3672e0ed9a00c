import { spawn, execFileSync } from 'node:child_process';
import { once } from 'node:events';
import { chmodSync, mkdtempSync } from 'node:fs';
import { createServer } from 'node:http';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { createInterface } from 'node:readline';
import { removeFolder, startPostgres } from '../../dist/libs/embedded/postgres/index.js';

const folderFor = (what) => {
  const folder = mkdtempSync(join(tmpdir(), `homeward-${what}-`));
  chmodSync(folder, 0o711);
  return folder;
};

/** A cluster as after a first start, and stopped: a copy of it is ready at once. */
const cluster = async () => {
  const folder = folderFor('template');
  await (await startPostgres({ folder })).stop();
  const files = ['postgres', 'postgres.secrets.json'].map((name) => join(folder, name));
  return { it: { files }, takeBack: async () => removeFolder(folder) };
};

const started = async (data, env = {}) => {
  const child = spawn(process.execPath, [resolve('dist/apps/cli/src/main.js'), 'start'], {
    env: { ...process.env, HOMEWARD_PORT: '0', HOMEWARD_EVENTSTORE_PORT: '0', HOMEWARD_DATA: data, ...env },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const gone = once(child, 'exit');
  const url = await new Promise((ready, reject) => {
    createInterface(child.stdout).on('line', (line) => {
      const address = /^Homeward is ready at (\S+)$/.exec(line)?.[1];
      if (address) ready(address);
    });
    child.once('exit', (code) => reject(new Error(`It ended with ${code}.`)));
  });
  const stop = async () => {
    child.kill('SIGTERM');
    await gone;
  };
  return { url, stop };
};

/** The whole product as after its first start, empty and stopped. */
const begun = async ({ files }) => {
  const data = folderFor('begun');
  execFileSync('cp', ['-a', ...files, data]);
  await (await started(data)).stop();
  const left = ['postgres', 'postgres.secrets.json', 'keys', 'mode'].map((name) => join(data, name));
  return { it: { files: left }, takeBack: async () => removeFolder(data) };
};

/** The whole product, running until the end of the run; without files this is its first start. */
const running = async (env, { files } = { files: [] }) => {
  const data = folderFor('shared');
  if (files.length > 0) execFileSync('cp', ['-a', ...files, data]);
  const { url, stop } = await started(data, env);
  const takeBack = async () => {
    await stop();
    removeFolder(data);
  };
  return { it: { url, data }, takeBack };
};

/** The schema of the first set of views. To compute it, the whole product is loaded: here once, and not for each spec. */
const schemas = async () => {
  const [{ steps }, { schemaHash, schemaOf }, { tablesIn }] = await Promise.all([
    import('../../dist/libs/domain/aggregates/index.js'),
    import('../../dist/libs/kernel/projections/index.js'),
    import('../../dist/libs/platform/index.js'),
  ]);
  const first = schemaOf({ hash: schemaHash(tablesIn(steps).set), version: 1 });
  return { it: { first }, takeBack: async () => undefined };
};

const SHARED = { HOMEWARD_CORS_ORIGINS: 'https://console.example.org', HOMEWARD_HOSTS: 'homeward.example.org' };
const ALONE = { HOMEWARD_INTROSPECTION: 'off' };

/** The offers by their path. A number at the end distinguishes several of a kind. */
const OFFERS = {
  cluster,
  begun: async (lent) => begun((await lent('/cluster')).it),
  // in a run of few specs it is the only one that starts, and so it begins by itself; not on a log that all specs share,
  // since that belongs to the keys of the first one
  homeward: async (lent) => running(SHARED, process.env.EVENTSTORE_URL ? (await lent('/begun')).it : undefined),
  alone: async (lent) => running(ALONE, (await lent('/begun')).it),
  schemas,
};

/** Lends over HTTP what takes long to make: each is made once in a run, for the first spec that requests it. */
export const lender = async () => {
  const made = new Map();
  const lent = (what) => {
    if (!made.has(what)) made.set(what, OFFERS[/^\/([a-z]+)/.exec(what)[1]](lent));
    return made.get(what);
  };
  const server = createServer((request, response) => {
    response.setHeader('connection', 'close'); // kept alive, it would be closed while the next spec uses it
    lent(request.url).then(
      ({ it }) => response.end(JSON.stringify(it)),
      (error) => response.writeHead(500).end(String(error)),
    );
  }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  return {
    url: `http://127.0.0.1:${server.address().port}`,
    close: async () => {
      server.close();
      server.closeAllConnections();
      for (const one of [...made.values()].toReversed()) {
        await one.then(({ takeBack }) => takeBack()).catch(() => undefined);
      }
    },
  };
};
