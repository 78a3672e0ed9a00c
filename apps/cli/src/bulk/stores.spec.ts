import { chmodSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startPostgres } from '#embedded/postgres';
import { copyCluster } from '#embedded/postgres/testing';
import { ProcessConfiguration } from '#platform/plain';
import { beginOf } from '../services/living.js';
import { findStoresToLoad } from './stores.js';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'homeward-bulk-'));
});
afterEach(() => rmSync(data, { recursive: true }));

const writeSecret = (name: string, text: string) => writeFileSync(join(data, name), text, { mode: 0o600 });

/** As a service that runs leaves it: this process stands for it. */
const isServedAt = (eventStoreUrl: string) =>
  writeSecret(
    'homeward.json',
    JSON.stringify({ eventStoreUrl, pid: process.pid, began: { [process.pid]: beginOf(process.pid) } }),
  );

it('finds the stores of the service that runs in the data folder', async () => {
  chmodSync(data, 0o711);
  await copyCluster(data);
  const postgres = await startPostgres({ folder: data });
  try {
    isServedAt('esdb://127.0.0.1:4711?tls=false');
    expect(findStoresToLoad(new ProcessConfiguration({ HOMEWARD_DATA: data }))).toEqual({
      eventStoreUrl: 'esdb://127.0.0.1:4711?tls=false',
      keysDatabaseUrl: postgres.urlFor('homeward_keys'),
    });
  } finally {
    await postgres.stop();
  }
});

it('asks the event store of the data folder as its operator', () => {
  mkdirSync(join(data, 'eventstore'));
  writeSecret('eventstore/operator.credential', JSON.stringify({ username: 'homeward-operator', password: 'secret' }));
  const at = `127.0.0.1:4711?tls=true&tlsCaFile=${encodeURIComponent(join(data, 'eventstore', 'ca.crt'))}`;
  isServedAt(`esdb://${at}`);
  const env = {
    HOMEWARD_DATA: data,
    KEYS_DATABASE_URL: 'postgres://keys@there/keys',
    DATABASE_URL: 'postgres://it@h/d',
  };
  expect(findStoresToLoad(new ProcessConfiguration(env)).eventStoreUrl).toBe(`esdb://homeward-operator:secret@${at}`);
  // the credential is not used for another event store
  expect(findStoresToLoad(new ProcessConfiguration({ ...env, EVENTSTORE_URL: 'esdb://here:2113' })).eventStoreUrl).toBe(
    'esdb://here:2113',
  );
});

it('takes the stores of the environment', () => {
  const named = {
    EVENTSTORE_URL: 'esdb://here:2113',
    DATABASE_URL: 'postgres://it@here/homeward',
    HOMEWARD_DATA: data,
  };
  expect(findStoresToLoad(new ProcessConfiguration(named))).toEqual({
    eventStoreUrl: 'esdb://here:2113',
    keysDatabaseUrl: named.DATABASE_URL,
  });
  expect(
    findStoresToLoad(new ProcessConfiguration({ ...named, KEYS_DATABASE_URL: 'postgres://keys@there/keys' })),
  ).toMatchObject({
    keysDatabaseUrl: 'postgres://keys@there/keys',
  });
});

it('says what to do if no service is running', () => {
  expect(() => findStoresToLoad(new ProcessConfiguration({ HOMEWARD_DATA: data }))).toThrow(
    `Nothing runs on ${data}: npm start first`,
  );
});

it('refuses a service in production', () => {
  const env = { HOMEWARD_MODE: 'production', OIDC_ISSUER: 'https://issuer', HOMEWARD_DATA: data };
  expect(() => findStoresToLoad(new ProcessConfiguration(env))).toThrow(/production/);
});
