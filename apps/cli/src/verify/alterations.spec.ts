import { rmSync } from 'node:fs';
import { randomUUID } from 'node:crypto';
import { AS_STORED, Codec, InMemoryEventStore, envelop, type RecordedEvent } from '#kernel/event-store';
import { TEST_STAMP, openTestLog } from '#kernel/event-store/testing';
import { HeadAudit, HeadFolder } from '#security/log-head';
import { eventsOf, headFolder, headKey, notaryOf, secondsLater } from '#security/log-head/testing';
import { LOG_PREFIXES } from '#nest';
import { PlainSealing, anchorOf } from '#kernel/integrity';
import { randomOf } from '../../../../tools/cohort/prng.js';
import { Audit } from './audit.js';
import { Findings, type Finding } from './findings.js';
import { FollowingLog } from './following-log.js';
import { judgeLog } from './judged-log.js';
import { ALTERATIONS, type AlteredRows } from './testing/alterations.js';
import { StoredLog, rowOf, type Row } from './testing/stored-log.js';

const SEED = Number(process.env.ALTERATION_SEED ?? 2026);
const NUMBER = Number(process.env.ALTERATIONS ?? 120);

const steps = [{ classes: { Met: {}, PersonalDataRead: {} }, upcast: {}, amends: {} }] as never;
const codec = new Codec(new PlainSealing(), {}, AS_STORED);
const commandMetadata = () => ({
  by: { id: 'dara', role: 'CASEWORKER', organisation: 'A21' },
  now: new Date().toISOString(),
  commandId: randomUUID(),
});

let origin: string;
let heads: HeadFolder;
let rows: readonly Row[];
/** How many of them the last head counts. */
let signed: number;

beforeAll(async () => {
  const store = new InMemoryEventStore();
  origin = await openTestLog(store);
  heads = await headFolder();
  const streams = ['survivor', 'survivor', 'survivor', 'access', 'prosecution'].map(
    (kind) => `${kind}-${randomUUID()}`,
  );
  const append = async (n: number) => {
    const stream = streams[n % streams.length]!;
    const before = await store.read(stream);
    const { metadata, recordedAt } =
      before.at(-1) ?? ({ metadata: { hash: anchorOf(origin, stream) } } as RecordedEvent);
    const end = { stream, revision: before.length - 1, hash: metadata.hash, recordedAt };
    const type = stream.startsWith('access') ? 'PersonalDataRead' : 'Met';
    const command = { name: 'Meet', digest: 'd' };
    const events = await envelop(
      codec,
      [{ type, data: { by: n } }],
      command,
      commandMetadata() as never,
      end,
      TEST_STAMP,
    );
    await store.append(stream, events, before.length - 1);
  };
  for (let n = 0; n < 30; n++) await append(n);
  await (await notaryOf(store, heads, headKey())).sign(secondsLater(0));
  signed = (await eventsOf(store)).length;
  for (let n = 30; n < 40; n++) await append(n);
  rows = (await eventsOf(store)).map(rowOf);
});
afterAll(() => rmSync(heads.path, { recursive: true }));

const auditRows = async (altered: readonly Row[]) => {
  const findings = new Findings();
  const store = new StoredLog(altered);
  const known = { steps, stamp: TEST_STAMP, signedOrigin: (await heads.head())?.origin };
  const judged = await judgeLog(store, known, findings);
  const audit = new Audit(judged.origin, await HeadAudit.open(heads.path, judged.origin), findings);
  const log = new FollowingLog(judged.all, ['']);
  const last = await store.last(LOG_PREFIXES);
  for await (const batch of log.upTo(last?.position ?? -1n)) await audit.take(batch);
  return { findings: findings.named, verdict: await audit.end() };
};

const names = (findings: readonly Finding[], { touched }: AlteredRows): boolean =>
  findings.some(({ stream, eventId }) => touched.some((row) => row.stream === stream || row.id === eventId));

/** Of what no head counts the end may be gone, or streams may lie in another order, and nothing outside the log knows. */
const isOnlyTheTail = ({ rows: left, touched }: AlteredRows): boolean => {
  const counted = new Set(rows.slice(0, signed).map(({ id }) => id));
  return !touched.some(({ id }) => counted.has(id)) && left.length >= signed && isEachStreamWhole(left);
};

const isEachStreamWhole = (left: readonly Row[]): boolean => {
  const lengths = new Map<string, number>();
  for (const { stream, revision } of left.toSorted((one, other) => Number(one.position - other.position))) {
    if (revision !== (lengths.get(stream) ?? 0)) return false;
    lengths.set(stream, revision + 1);
  }
  return true;
};

describe('a log that somebody has altered who owns the database', () => {
  it('is sound before that, and counts what is younger than its head', async () => {
    const { findings, verdict } = await auditRows(rows);
    expect(findings).toEqual([]);
    expect(verdict).toMatchObject({ younger: rows.length - signed, head: { size: signed } });
  });

  it(`is found out, and what was touched is named: ${NUMBER} alterations (ALTERATION_SEED=${SEED})`, async () => {
    const kinds = Object.entries(ALTERATIONS);
    const unseen: Record<string, number> = {};
    for (let n = 0; n < NUMBER; n++) {
      const [kind, alter] = kinds[n % kinds.length]!;
      const altered = alter(rows, randomOf(SEED, `alteration ${n}`), origin);
      const { findings, verdict } = await auditRows(altered.rows);
      if (names(findings, altered)) continue;
      const counts = {
        n,
        kind,
        touched: altered.touched.map(({ stream, revision }) => `${stream} ${revision}`),
        findings,
      };
      expect({ ...counts, onlyTheTail: isOnlyTheTail(altered) }).toEqual({ ...counts, onlyTheTail: true });
      expect(verdict.younger).toBe(altered.rows.length - signed);
      unseen[kind] = (unseen[kind] ?? 0) + 1;
    }
    // of the tail only what is gone or reordered goes unseen, never what it says
    const mayGoUnseen = Object.keys(ALTERATIONS).filter((kind) =>
      /^(deletes|cuts|restores|swaps|moves an event)/.test(kind),
    );
    expect(mayGoUnseen).toEqual(expect.arrayContaining(Object.keys(unseen)));
  }, 600_000);
});
