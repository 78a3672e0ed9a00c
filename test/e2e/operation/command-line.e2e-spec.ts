import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, readFileSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { text } from 'node:stream/consumers';
import { removeFolder } from '#embedded/postgres';

const lines = readFileSync('libs/demonstration/data/cambodia-2020.ndjson', 'utf8').trim().split('\n');
const waiting = lines.findIndex((line) => line.includes('"await"')) + 1;

let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'homeward-command-line-'));
});
afterEach(() => removeFolder(folder));

const run = (...verb: readonly string[]) => runIn({}, ...verb);
const runIn = async (env: Readonly<Record<string, string>>, ...verb: readonly string[]) => {
  const child = spawn(process.execPath, [resolve('dist/apps/cli/src/main.js'), ...verb], {
    env: { ...process.env, HOMEWARD_DATA: folder, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const [[code], out, err] = await Promise.all([once(child, 'close'), text(child.stdout), text(child.stderr)]);
  return { code: code as number, out, err };
};

describe('the command line', () => {
  it.each([
    [['token', '--role', 'AUDITOR', '--as', 'vuthy']],
    [['figures']],
    [['history', '11111111-1111-4111-8111-111111111111']],
  ])('makes nothing if nothing is installed: %j', async (verb) => {
    const { code, out, err } = await run(...verb);
    expect([code, out]).toEqual([78, '']);
    expect(err).toMatch(/^Nothing is installed in \S+: npm start first, or set HOMEWARD_DATA[^\n]+\n$/);
    expect(readdirSync(folder)).toEqual([]);
  });

  it.each([
    [['demo', '--without', 'abc'], '--without is "abc": it must be a whole number from 1 to '],
    [['demo', '--without', '0'], `from 1 to ${lines.length}.`],
    [['demo', '--without', '99999'], `from 1 to ${lines.length}.`],
    [['demo', '--without', String(waiting)], 'a line on which the data set only waits'],
    [['token', '--role', 'AUDITOR', '--as', ''], '--as is blank'],
    [['token', '--role', 'AUDITOR', '--as', 'Sok Chan'], '--as is "Sok Chan"'],
    [['figures', '--year', 'this'], '--year is "this"'],
    [['figures', '--as-of', '2020-02-30'], '--as-of is "2020-02-30": it must be a day that exists'],
    [['figures', '--known-at', '2020-07-01'], '--known-at is "2020-07-01": it must be an instant with its zone'],
    [['token', '--role', 'AUDITOR', '--as', 'vuthy', '--office', ''], '--office is blank'],
    [['verify', '--ledger', '/absent'], '--ledger /absent cannot be read (ENOENT)'],
    [['backup', '--to', '/proc', '--recipient', 'sokha'], '"sokha" is no recipient of age'],
    [['restore', '--from', '/', '--identity', '/absent'], 'The private key /absent cannot be read (ENOENT)'],
    [['migrate-log', '--to', 'http://one:2113', '--yes'], '--to is not such a URL'],
    [['make-keys', '--backup-identity', '/proc'], '/proc is there already'],
    [['recover', '--accept-loss'], '--accept-loss needs --reason "why"'],
    [['demo', '--bogus'], "unknown option '--bogus'"],
    [['token', '--as', 'sokha'], "required option '--role <role>' not specified"],
    [['begin'], "unknown command 'begin'"],
    [['projections', 'begin'], "unknown command 'projections begin'"],
  ])('refuses invalid options, %j, and exits with 64', async (verb, sentence) => {
    const { code, out, err } = await run(...verb);
    expect([code, out, err]).toEqual([64, '', expect.stringContaining(sentence)]);
    expect(err).not.toMatch(/^ +at /m);
  });

  it.each([
    [['token'], 'token'],
    [['registers', 'begin'], 'registers'],
    [['registers', 'import'], 'registers import'],
    [['registers', 'from-history', '--bogus'], 'registers from-history'],
    [['projections', 'switch'], 'projections switch'],
  ])('names the help of what was called wrongly: %j', async (verb, names) => {
    expect((await run(...verb)).err).toMatch(new RegExp(`\\nTry: npx homeward ${names} --help\n$`));
  });

  it.each([
    [['token', '--role', 'AUDITOR', '--as', 'vuthy'], 'sign in there.'],
    [['figures'], 'sign in there, and set HOMEWARD_TOKEN to the token.'],
  ])('makes no token if an issuer does, %j', async (verb, what) => {
    const issuer = 'https://sign-in.example.org/realms/homeward';
    const outcome = await runIn({ OIDC_ISSUER: issuer }, ...verb);
    expect(outcome).toEqual({ code: 78, out: '', err: `Tokens come from ${issuer}: ${what}\n` });
  });

  it.each<[wrong: Readonly<Record<string, string>>, verb: string[], what: string]>([
    [{ HOMEWARD_BACKUP_RECIPIENT: 'sokha' }, ['backup', '--to', '/proc'], 'RECIPIENT: "sokha" is no recipient of age'],
    [{ HOMEWARD_TOKEN: 'Bearer one' }, ['figures'], 'HOMEWARD_TOKEN is not a token'],
  ])('exits with 78 where a setting is wrong, %j', async (wrong, verb, what) => {
    const outcome = await runIn({ OIDC_ISSUER: 'https://sign-in.example.org', ...wrong }, ...verb);
    expect(outcome).toMatchObject({ code: 78, out: '', err: expect.stringContaining(what) });
  });

  it('sends the token of that issuer', async () => {
    const outcome = await runIn(
      { OIDC_ISSUER: 'https://sign-in.example.org', HOMEWARD_TOKEN: 'a.b.c', HOMEWARD_PORT: '9' },
      'figures',
    );
    expect(outcome.err).toContain('Nothing answers at http://127.0.0.1:9/graphql');
  });

  it('makes the keys of production once, for their owner only, and outside the data folder', async () => {
    const inside = await run('make-keys');
    expect([inside.code, inside.err]).toEqual([78, expect.stringContaining('is in the data folder')]);
    const secrets = mkdtempSync(join(tmpdir(), 'homeward-secrets-'));
    const file = join(secrets, 'epochs.json');
    const files = [file, join(secrets, 'log-key.json'), join(secrets, 'head-key.json')];
    const out = files.map((made) => `Created ${made}\n`).join('');
    const env = { HOMEWARD_KEY_FILE: file };
    expect(await runIn(env, 'make-keys')).toEqual({ code: 0, out, err: '' });
    for (const made of files) expect(statSync(made).mode & 0o777).toBe(0o600);
    const keys = readFileSync(file, 'utf8');
    expect(JSON.parse(keys)).toMatchObject({ synthetic: false });
    const again = await runIn(env, 'make-keys');
    expect([again.code, again.out]).toEqual([78, '']);
    expect(again.err).toContain('There is a key file already');
    expect(readFileSync(file, 'utf8')).toBe(keys);
    rmSync(secrets, { recursive: true });
  });
});
