import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ProcessConfiguration } from '#platform/plain';
import { findStoresToLoad } from './stores.js';

let data: string;
beforeEach(() => {
  data = mkdtempSync(join(tmpdir(), 'homeward-bulk-'));
});
afterEach(() => rmSync(data, { recursive: true }));

const writeSecret = (name: string, text: string) => writeFileSync(join(data, name), text, { mode: 0o600 });

it('finds the stores of the service that runs in the data folder', () => {
  writeSecret('homeward.json', JSON.stringify({ eventStoreUrl: 'esdb://127.0.0.1:4711?tls=false' }));
  writeSecret('postgres.port', '5433\n');
  const roles = ['postgres', 'eventstore', 'homeward', 'homeward_keys', 'homeward_api', 'homeward_projector'];
  writeSecret('postgres.secrets.json', JSON.stringify(Object.fromEntries(roles.map((role) => [role, `of-${role}`]))));
  expect(findStoresToLoad(new ProcessConfiguration({ HOMEWARD_DATA: data }))).toEqual({
    eventStoreUrl: 'esdb://127.0.0.1:4711?tls=false',
    keysDatabaseUrl: 'postgres://homeward_keys:of-homeward_keys@127.0.0.1:5433/homeward',
  });
});

it('asks the event store of the data folder as its operator', () => {
  mkdirSync(join(data, 'eventstore'));
  writeSecret('eventstore/operator.credential', JSON.stringify({ username: 'homeward-operator', password: 'secret' }));
  const at = `127.0.0.1:4711?tls=true&tlsCaFile=${encodeURIComponent(join(data, 'eventstore', 'ca.crt'))}`;
  writeSecret('homeward.json', JSON.stringify({ eventStoreUrl: `esdb://${at}` }));
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
    `No service is running on ${data}: run npm start first`,
  );
});

it('refuses a service in production', () => {
  const env = { HOMEWARD_MODE: 'production', OIDC_ISSUER: 'https://issuer', HOMEWARD_DATA: data };
  expect(() => findStoresToLoad(new ProcessConfiguration(env))).toThrow(/production/);
});
