import { execFileSync, spawnSync } from 'node:child_process';
import {
  chmodSync,
  existsSync,
  mkdtempSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { StoreUnavailable, parseConnectionString, type ConnectionSettings } from '#kernel/event-store';
import { EventStoreDbEventStore } from '#kernel/event-store/eventstoredb';
import { newEvent } from '../../../libs/kernel/event-store/event-store.contract.js';
import { Homeward } from '../../harness/homeward.js';

let homeward: Homeward;
let operator: ConnectionSettings;
let folder: string;
beforeAll(async () => {
  homeward = await Homeward.shared();
  operator = parseConnectionString(homeward.eventStoreUrl);
  folder = mkdtempSync(join(tmpdir(), 'homeward-stranger-'));
}, 180_000);
afterAll(() => rmSync(folder, { recursive: true }));

const PARTS = ['api', 'projector', 'operator'] as const;
const passwordOf = (part: (typeof PARTS)[number]) =>
  (JSON.parse(readFileSync(join(homeward.data, 'eventstore', `${part}.credential`), 'utf8')) as { password: string })
    .password;

describe('the event store of an installation', () => {
  const callers: [string, () => ConnectionSettings][] = [
    ['without a credential', () => ({ ...operator, credentials: undefined }) as never],
    ['with a wrong password', () => ({ ...operator, credentials: { username: 'homeward-api', password: 'wrong' } })],
    [
      'with the default user of EventStoreDB',
      () => ({ ...operator, credentials: { username: 'admin', password: 'changeit' } }),
    ],
    ['without TLS', () => ({ hosts: operator.hosts, discover: false, tls: false })],
    ["without the authority's certificate", () => ({ ...operator, tlsCaFile: undefined }) as never],
  ];

  it.each(callers)('refuses every call of a client %s', async (_, settings) => {
    const store = EventStoreDbEventStore.at(settings(), { append: 3_000, attempt: 3_000, read: 3_000 });
    const stream = 'survivor-00000000-0000-4000-8000-000000000000';
    const calls: (() => Promise<unknown>)[] = [
      () => store.read('homeward-log'),
      () => store.last(['survivor-', 'homeward-']),
      () => store.first(['survivor-', 'homeward-'], -1n),
      () => store.at(1n),
    ];
    for (const call of calls) await expect(call()).rejects.toThrow(StoreUnavailable);
    await expect(store.append(stream, [newEvent('Forged')], -1)).rejects.toThrow();
    const reasons: unknown[] = [];
    const calledOff = new AbortController();
    const onDrop = (reason: unknown) => {
      reasons.push(reason);
      calledOff.abort();
    };
    for await (const batch of store.subscribe({ prefixes: [''], after: -1n, signal: calledOff.signal, onDrop }))
      throw new Error(`It gave ${batch.length} events.`);
    expect(reasons[0]).toBeInstanceOf(StoreUnavailable);
    await store.dispose();

    const ours = EventStoreDbEventStore.at(operator);
    expect(await ours.read(stream)).toEqual([]);
    await ours.dispose();
  });

  it('answers its operator', async () => {
    const store = EventStoreDbEventStore.at(operator);
    expect(await store.read('homeward-log')).not.toEqual([]);
    await store.dispose();
  });
});

describe('the credentials', () => {
  it('are in files for their owner only, and nowhere else in the data folder', () => {
    const files = readdirSync(homeward.data, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && !entry.parentPath.includes('/postgres'))
      .map((entry) => join(entry.parentPath, entry.name));
    for (const part of PARTS) {
      const password = passwordOf(part);
      const holding = files.filter((file) => readFileSync(file, 'latin1').includes(password));
      expect(holding).toEqual([join(homeward.data, 'eventstore', `${part}.credential`)]);
      expect(statSync(holding[0]!).mode & 0o077).toBe(0);
    }
  });

  it('are in no list of processes, and in no environment', () => {
    const passwords = PARTS.map(passwordOf);
    const holds = (file: string) => {
      try {
        return passwords.some((password) => readFileSync(file, 'latin1').includes(password));
      } catch {
        return false; // it has ended meanwhile
      }
    };
    const processes = existsSync('/proc') ? readdirSync('/proc').filter((name) => /^\d+$/.test(name)) : [];
    const found = processes
      .flatMap((pid) => ['cmdline', 'environ'].map((name) => `/proc/${pid}/${name}`))
      .filter(holds);
    expect(found).toEqual([]);
    expect(execFileSync('ps', ['axww', '-o', 'args'], { encoding: 'utf8' })).not.toContain('homeward-api:');
  });

  // only root may run this as another user
  it('cannot be found by another account of the machine', () => {
    if (process.getuid?.() !== 0) return;
    chmodSync(folder, 0o755);
    const script = join(folder, 'look.mjs');
    writeFileSync(script, LOOK, { mode: 0o644 });
    const { status, stdout, stderr } = spawnSync(
      'runuser',
      ['-u', 'nobody', '--', process.execPath, script, homeward.data],
      { encoding: 'utf8', cwd: '/', input: PARTS.map(passwordOf).join(' ') },
    );
    expect([status, stdout.trim(), stderr]).toEqual([0, 'nothing', '']);
  });
});

/** Everything that an account finds in the files it may read. */
const LOOK = `
import { readFileSync, readdirSync } from 'node:fs';
const data = process.argv[2];
const passwords = readFileSync(0, 'utf8').split(' ');
const found = [];
const look = (file) => {
  try { if (passwords.some((one) => readFileSync(file, 'latin1').includes(one))) found.push(file); } catch {}
};
const own = [String(process.pid), String(process.ppid), 'self', 'thread-self'];
for (const pid of readdirSync('/proc')) {
  if (!/^[0-9]+$/.test(pid) || own.includes(pid)) continue;
  for (const name of ['environ', 'cmdline']) look(\`/proc/\${pid}/\${name}\`);
}
for (const name of ['homeward.json', 'logs/api.log', 'logs/projector.log', 'logs/eventstore.log', 'eventstore/ca.key',
  'eventstore/server.key', 'eventstore/users.json', 'eventstore/operator.credential', 'eventstore/api.credential'])
  try { readFileSync(\`\${data}/\${name}\`); found.push(name); } catch {}
for (const name of ['', 'eventstore', 'keys']) try { readdirSync(\`\${data}/\${name}\`); found.push(name); } catch {}
process.stdout.write(found.join() || 'nothing');
`;
