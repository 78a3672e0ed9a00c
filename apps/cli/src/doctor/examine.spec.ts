import { chmod, mkdir, mkdtemp, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeHeadKeyFile, makeKeyFile, makeLogKeyFile } from '#security/keys';
import { Installation, ProcessConfiguration } from '#platform/plain';
import { beginOf } from '../services/living.js';
import { examine, formatExamination } from './examine.js';
import { withInstallation } from './examined-installation.js';

let data: string;
let secrets: string;
beforeEach(async () => {
  data = await mkdtemp(join(tmpdir(), 'homeward-doctor-'));
  secrets = await mkdtemp(join(tmpdir(), 'homeward-doctor-secrets-'));
});

const faultsIn = async (env: Readonly<Record<string, string>>) => {
  const configured = new ProcessConfiguration({ HOMEWARD_DATA: data, ...env });
  const examined = await withInstallation(configured, (installation) => examine(installation));
  return { examined, faults: examined.flatMap(({ faults }) => faults) };
};
const production = (more: object = {}) => ({
  HOMEWARD_MODE: 'production',
  HOMEWARD_KEY_FILE: join(secrets, 'epochs.json'),
  OIDC_ISSUER: 'https://127.0.0.1:1',
  ...more,
});

describe('the doctor', () => {
  it('finds nothing wrong with a new folder in development', async () => {
    const { examined, faults } = await faultsIn({});
    expect(faults).toEqual([]);
    expect(formatExamination(examined)).toMatch(/^settings +ok$/m);
    expect(formatExamination(examined)).toContain('Nothing is missing or unsafe');
  });

  it('calls nothing well that it did not look at', async () => {
    const printed = formatExamination((await faultsIn({})).examined);
    for (const part of ['database', 'database of the keys', 'event store and clock', 'signed heads', 'notices'])
      expect(printed).toMatch(new RegExp(`^${part} +not examined$`, 'm'));
    expect(printed).toContain('Nothing is missing or unsafe in what was examined.');
    expect(formatExamination([{ name: 'all', faults: [], isExamined: true }])).toContain('missing or unsafe.');
  });

  it('looks for a Postgres of its own only while the service runs, and not between two versions of it', async () => {
    await writeFile(join(data, 'postgres.port'), '1\n', { mode: 0o600 });
    await writeFile(join(data, 'postgres.secrets.json'), '{"postgres":"invented"}', { mode: 0o600 });
    expect((await faultsIn({})).faults).toEqual([]);
    const service = { url: 'http://127.0.0.1:1/graphql', pid: process.pid };
    await writeFile(join(data, 'homeward.json'), JSON.stringify({ ...service, began: { [process.pid]: '1' } }));
    expect((await faultsIn({})).faults).toEqual([]);
    const began = { [process.pid]: beginOf(process.pid) };
    await writeFile(join(data, 'homeward.json'), JSON.stringify({ ...service, began }));
    // its stores are in its environment
    expect((await faultsIn({})).faults).toEqual([]);
    await mkdir(join(data, 'postgres'), { mode: 0o700 });
    expect((await faultsIn({})).faults).toEqual([expect.stringContaining(`The Postgres of ${data} does not run`)]);
  });

  it('names everything at once, each with what to do', async () => {
    makeKeyFile(join(secrets, 'epochs.json'), false);
    await chmod(join(secrets, 'epochs.json'), 0o644);
    await mkdir(join(data, 'keys'), { mode: 0o700 });
    await writeFile(join(data, 'keys', 'digest.key'), '00', { mode: 0o644 });
    await writeFile(join(data, 'keys', 'token.jwk'), '', { mode: 0o600 });
    await writeFile(join(data, 'mode'), 'development\n');
    const { examined, faults } = await faultsIn({
      HOMEWARD_MODE: 'production',
      HOMEWARD_KEY_FILE: join(secrets, 'epochs.json'),
      HOMEWARD_TOMBSTONE_FILE: join(secrets, 'tombstones.ndjson'),
      HOMEWARD_PORT: 'four',
      HOMEWARD_HOST: '0.0.0.0',
      HOMEWARD_BACKUP_RECIPIENT: 'sokha',
    });
    for (const sentence of [
      'OIDC_ISSUER is not set',
      'HOMEWARD_PORT is "four"',
      'HOMEWARD_HOSTS is not set',
      'HOMEWARD_BACKUP_RECIPIENT: "sokha" is no recipient of age',
      'HOMEWARD_TOMBSTONE_FILE is no setting, so nothing reads it: rename it to HOMEWARD_TOMBSTONES_FILE',
      'was begun in development, and this is production',
      'epochs.json can be read by others',
      'There is no log key file',
      'There is no head key file',
      'digest.key can be read by others',
      'digest.key is not valid, or is incomplete',
      'has a key of development (keys/token.jwk)',
    ])
      expect(faults).toContainEqual(expect.stringContaining(sentence));
    // production makes no such key and reads none, so putting it back would mend nothing
    expect(faults).not.toContainEqual(expect.stringContaining('token.jwk is not valid'));
    expect(formatExamination(examined)).toMatch(/^\d+ to fix\. /m);
  });

  it('asks the issuer, the database and the event store, and says which does not answer', async () => {
    makeKeyFile(join(secrets, 'epochs.json'), false);
    makeLogKeyFile(join(secrets, 'log-key.json'), false);
    makeHeadKeyFile(join(secrets, 'head-key.json'), false);
    const { examined } = await faultsIn(
      production({
        DATABASE_URL: 'postgres://homeward:secret@127.0.0.1:1/homeward',
        KEYS_DATABASE_URL: 'postgres://homeward:secret@127.0.0.1:1/homeward',
        EVENTSTORE_URL: 'esdb://127.0.0.1:1?tls=false',
      }),
    );
    const failing = examined.filter(({ faults }) => faults.length > 0).map(({ name }) => name);
    expect(formatExamination(examined)).toMatch(/^notices +not examined$/m);
    expect(failing).toEqual(['issuer', 'database', 'database of the keys', 'event store and clock']);
    expect(JSON.stringify(examined)).not.toContain('secret');
  });
});

describe('a start', () => {
  it('names as much at once: five faults cost one restart', () => {
    const start = () => new Installation({ HOMEWARD_MODE: 'production', HOMEWARD_DATA: data, HOMEWARD_PORT: 'four' });
    expect(start).toThrow(
      /^HOMEWARD_PORT is .*\nOIDC_ISSUER is not set.*\nEVENTSTORE_URL is not set.*\nDATABASE_URL is not set.*\nKEYS_DATABASE_URL is not set.*$/,
    );
  });
});
