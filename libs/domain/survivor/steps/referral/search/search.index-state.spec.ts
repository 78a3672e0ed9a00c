import { randomUUID } from 'node:crypto';
import type { Actor } from '#kernel/decider';
import { digestWith, markOfKey } from '#kernel/integrity';
import { IndexOfAnotherKey, ParkedStream, emptyFilledOtherwise } from '#kernel/projections';
import { searchFixture, type SearchFixture } from '../../../testing/search-fixture.js';
import { PersonKey } from '../person.index.js';

let at: SearchFixture;
let index: string;
beforeEach(async () => {
  at = await searchFixture();
  index = at.db.getMetadata(PersonKey).tableName;
});
afterEach(() => at.drop());

const sokha: Actor = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: 'SiemReapCac' };
const sophea: Actor = { ...sokha, id: 'sophea', role: 'SUPERVISOR' };
const CONTACT = { channel: 'Phone', value: '012 345 678', safe: true } as const;

/** Somebody that both searches find. */
const receiveSomebody = async () => {
  await at.receive(sokha, { givenName: 'Bopha', familyName: 'Sok', contact: CONTACT });
  await at.project();
};

/** At another event than the views. */
const moveIndex = (events: number, recordedAt: string) =>
  at.db.query(`UPDATE checkpoint SET position = position + $2, "recordedAt" = ${recordedAt} WHERE name = $1`, [
    index,
    events,
  ]);

const park = (name: string, survivorId: string) =>
  at.db.getRepository(ParkedStream).insert({
    name,
    stream: `survivor-${survivorId}`,
    subject: survivorId,
    eventId: survivorId,
    type: 'ReferralReceived',
    position: '1',
    reason: 'UnopenedEvent BrokenWrapping',
  });

const SEARCHES = [
  { by: 'name', search: () => at.page(sophea, { name: 'Sok Bopha' }) },
  { by: 'contact', search: () => at.callBack(sophea, CONTACT.value) },
];

describe.each(SEARCHES)('a search by $by', ({ search }) => {
  beforeEach(receiveSomebody);

  it('is up to date at rest, and in a log where nobody was recorded yet', async () => {
    expect(await search()).toMatchObject({ edges: [{ node: { stale: false } }], stale: false });
    await at.db.query(`UPDATE checkpoint SET "recordedAt" = NULL, position = -1`);
    expect(await search()).toMatchObject({ stale: false });
  });

  it('is stale while the index has no checkpoint, since it is filled from the first event', async () => {
    await at.db.query(`DELETE FROM checkpoint WHERE name = $1`, [index]);
    expect(await search()).toMatchObject({ edges: [{ node: { stale: true } }], stale: true });
  });

  it('is stale while the index has read no event that the views have read', async () => {
    await moveIndex(-1, 'NULL');
    expect(await search()).toMatchObject({ stale: true });
  });

  it('is stale while the index is more than 30 seconds of the log behind the furthest view', async () => {
    await moveIndex(-1, `"recordedAt" - interval '29 s'`);
    expect(await search()).toMatchObject({ stale: false });
    await moveIndex(-1, `"recordedAt" - interval '2 s'`);
    expect(await search()).toMatchObject({ stale: true });
  });

  it('is up to date where the index follows a moment later, as with the first event after a quiet hour', async () => {
    await park(index, randomUUID());
    await moveIndex(-1, `"recordedAt" - interval '1 h'`);
    const query = at.db.query.bind(at.db);
    at.db.query = async <Rows>(text: string, values?: unknown[]): Promise<Rows> => {
      const rows = await query<Rows>(text, values);
      if (!text.includes('obj_description')) return rows;
      at.db.query = query;
      await moveIndex(+1, `"recordedAt" + interval '1 h'`);
      return rows;
    };
    expect(await search()).toMatchObject({ stale: false });
  });

  it('asks how far the index is before it reads it: it may follow meanwhile', async () => {
    const asked: string[] = [];
    const query = at.db.query.bind(at.db);
    at.db.query = async <Rows>(text: string, values?: unknown[]): Promise<Rows> => {
      asked.push(text);
      return query<Rows>(text, values);
    };
    await search();
    const [look, read] = ['obj_description', 'person_key'].map((part) =>
      asked.findIndex((text) => text.includes(part)),
    );
    expect(look).toBeGreaterThanOrEqual(0);
    expect(read).toBeGreaterThan(look!);
  });

  it.each([
    ['has stopped', 'person_key', `reason = 'LogMismatch: it was exchanged'`],
    ['gives no sign of life', 'person_key', `"seenAt" = now() - interval '16 s'`],
    ['has not begun', 'person_key', `"seenAt" = NULL`],
    ['fills the views and has stopped', 'relation', `reason = 'StoreUnavailable'`],
  ])('is stale while its reader of the log %s, though nobody is further', async (_, name, change) => {
    await at.db.query(`UPDATE checkpoint SET "seenAt" = now() - interval '13 s'`);
    expect(await search()).toMatchObject({ stale: false });
    await at.db.query(`UPDATE checkpoint SET ${change} WHERE name = $1`, [name]);
    expect(await search()).toMatchObject({ edges: [{ node: { stale: true } }], stale: true, leftOutCount: 0 });
  });

  it('says how many cases it leaves out, which are parked in the index or in a view, each once', async () => {
    const [one, other] = [randomUUID(), randomUUID()];
    expect(await search()).toMatchObject({ stale: false, leftOutCount: 0 });
    await park(index, one);
    expect(await search()).toMatchObject({ edges: [{ node: { stale: false } }], stale: false, leftOutCount: 1 });
    for (const name of ['referral', 'tasks']) await park(name, one);
    await park('referral', other);
    expect(await search()).toMatchObject({ stale: false, leftOutCount: 2 });
    await moveIndex(-1, `"recordedAt" - interval '31 s'`);
    expect(await search()).toMatchObject({ edges: [{ node: { stale: true } }], stale: true, leftOutCount: 2 });
  });

  it('counts no further than a thousand cases', async () => {
    await at.db.query(
      `INSERT INTO parked (name, stream, subject, "eventId", type, position, reason)
       SELECT name, 'survivor-' || id, id, id, 'ReferralReceived', 1, 'UnopenedEvent BrokenWrapping'
       FROM (SELECT gen_random_uuid() AS id FROM generate_series(1, 1001)) AS left_out, unnest($1::text[]) AS name`,
      [[index, 'referral']],
    );
    expect(await search()).toMatchObject({ leftOutCount: 1000 });
    await at.db.query(`DELETE FROM parked WHERE stream IN (SELECT stream FROM parked GROUP BY stream LIMIT 2)`);
    expect(await search()).toMatchObject({ leftOutCount: 999 });
  });

  it('is up to date while the views are behind the index', async () => {
    await moveIndex(+1, `"recordedAt" + interval '1 h'`);
    expect(await search()).toMatchObject({ stale: false });
  });
});

describe.each(SEARCHES)('a search by $by in a marked index', ({ search }) => {
  const markWith = (mark: string) => emptyFilledOtherwise(at.db, [PersonKey], mark);

  it('finds people with the key that filled it', async () => {
    await markWith(markOfKey(at.digest));
    await receiveSomebody();
    expect(await search()).toMatchObject({ edges: [{}], stale: false });
  });

  it('is refused with another key, which would find nobody', async () => {
    await markWith(markOfKey(digestWith(Buffer.from('another key'))));
    await receiveSomebody();
    await expect(search()).rejects.toThrow(IndexOfAnotherKey);
    await expect(search()).rejects.toThrow('Give all processes the same digest.key');
    expect(at.passed).toEqual([]);
  });
});
