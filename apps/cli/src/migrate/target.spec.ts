import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ConfigurationError } from '#platform/plain';
import { Misuse } from '../misuse.js';
import { isSameStore, namingTarget, targetFrom } from './target.js';

const CLUSTER = 'esdb://one:2113,two:2113?tls=true';

let folder: string;
let credentials: string;
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'homeward-target-'));
  credentials = join(folder, 'credential.json');
  writeFileSync(credentials, JSON.stringify({ username: 'homeward', password: 'p@ss' }), { mode: 0o600 });
});
afterAll(() => rmSync(folder, { recursive: true }));

describe('the event store to which a log goes', () => {
  it('is reached with the credential in the file, and shown without it', () => {
    const { connection, variables } = targetFrom({}, { to: CLUSTER, credentials });
    expect(connection).toContain('homeward:p%40ss@one:2113,two:2113');
    expect(variables).toEqual([`EVENTSTORE_URL='${CLUSTER}'`, `EVENTSTORE_CREDENTIALS_FILE='${credentials}'`]);
  });

  it('takes the credential from variables where the log lies in the embedded event store', () => {
    const env = { EVENTSTORE_USERNAME: 'homeward', EVENTSTORE_PASSWORD: 'secret' };
    const { connection, variables } = targetFrom(env, { to: CLUSTER });
    expect(connection).toContain('homeward:secret@one');
    expect(variables.join()).not.toContain('secret');
  });

  it('does not take them where they are those of the event store in which the log lies', () => {
    const env = { EVENTSTORE_URL: 'esdb://old:2113', EVENTSTORE_USERNAME: 'homeward', EVENTSTORE_PASSWORD: 'secret' };
    expect(targetFrom(env, { to: CLUSTER }).connection).not.toContain('secret');
  });

  it('is shown without a password that stands in the URL', () => {
    const { connection, variables } = targetFrom({}, { to: 'esdb://homeward:secret@one:2113?tls=true' });
    expect(connection).toContain('homeward:secret@one');
    expect(variables[0]).toBe("EVENTSTORE_URL='esdb://one:2113?tls=true'");
    expect(variables.join()).not.toContain('secret');
  });

  it.each([
    ['is no such URL', 'http://one:2113', '--to is not such a URL'],
    ['sends the credential in the open', 'esdb://one:2113?tls=false', '--to sets tls=false, which sends no password'],
  ])('%s: the option is named, and no password', (_, to, message) => {
    expect(() => targetFrom({}, { to, credentials })).toThrow(Misuse);
    expect(() => targetFrom({}, { to, credentials })).toThrow(message);
    expect(() => targetFrom({}, { to, credentials })).not.toThrow('p@ss');
  });

  it('refuses a wrong variable as a wrong setting, and not as a wrong option', () => {
    expect(() => targetFrom({ HOMEWARD_PORT: 'x' }, { to: CLUSTER, credentials })).toThrow(ConfigurationError);
  });

  it('names the option of a file that cannot be read', () => {
    expect(() => targetFrom({}, { to: CLUSTER, credentials: join(folder, 'absent') })).toThrow('check --credentials');
  });
});

describe('two connection strings', () => {
  it('name one event store where they have a node in common', () => {
    expect(isSameStore('esdb://one:2113,two:2113', 'esdb+discover://TWO:2113')).toBe(true);
    expect(isSameStore('esdb://localhost:2113', 'esdb://127.0.0.1:2113?tls=false')).toBe(true);
    expect(isSameStore('esdb://one:2113', 'esdb://one:2114')).toBe(false);
  });
});

describe('a message about the target', () => {
  it('names the options of the command, since the variables of the service are about the source', () => {
    expect(namingTarget('nobody answers at EVENTSTORE_URL: check EVENTSTORE_CREDENTIALS_FILE')).toBe(
      'nobody answers at --to: check --credentials',
    );
  });
});
