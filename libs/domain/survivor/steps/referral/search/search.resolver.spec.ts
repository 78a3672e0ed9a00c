import type { Actor } from '#kernel/decider';
import { WAYS, searchFixture, type SearchFixture } from '../../../testing/search-fixture.js';
import { PersonKey } from '../person.index.js';
import { fewIn, streamedIn } from './search.candidates.js';

let at: SearchFixture;
beforeEach(async () => {
  at = await searchFixture();
});
afterEach(() => at.drop());

const sokha: Actor = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: 'SiemReapCac' };
const bopha: Actor = { ...sokha, id: 'bopha' };
const sophea: Actor = { ...sokha, id: 'sophea', role: 'SUPERVISOR' };
const makara: Actor = { ...sophea, id: 'makara', office: 'Poipet' };

const srey = {
  givenName: 'Srey Mom',
  familyName: 'Chan',
  localGivenName: 'ស្រីមុំ',
  localFamilyName: 'ចាន់',
  birthYear: 2004,
};

const searchAs = async (by: Actor, name: string, more: object = {}) =>
  (await at.find(by, { name, ...more })).map(({ survivorId }) => survivorId);

describe.each(WAYS)('a search by name of a reader with $subjects subjects', ({ max }) => {
  beforeEach(() => {
    at.search.subjects.max = max;
  });

  it('finds a survivor under any spelling of the name, and gives the reasons', async () => {
    const id = await at.receive(sokha, srey);
    await at.receive(sokha, { givenName: 'Dara', familyName: 'Chan' });
    await at.project();
    expect(await at.find(sophea, { name: 'Chan Srey Mom' })).toMatchObject([
      { survivorId: id, reasons: ['SAME_NAME'] },
    ]);
    expect(await at.find(sophea, { name: 'Sreimum Chan', birthYear: 2004 })).toMatchObject([
      { survivorId: id, reasons: ['SIMILAR_NAME', 'SAME_BIRTH_YEAR'] },
    ]);
    expect(await at.find(sophea, { name: 'ស្រី\u200bមុំ' })).toMatchObject([
      { survivorId: id, reasons: ['SAME_NAME', 'PART_OF_NAME'] },
    ]);
    expect(await searchAs(sophea, 'Chan Srey Mom', { birthYear: 1999 })).toEqual([]);
    expect(await searchAs(sophea, 'Chan Kolab')).toEqual([]);
  });

  it('returns the likeliest first, and no more than requested', async () => {
    const part = await at.receive(sokha, { givenName: 'Bopha' });
    const similar = await at.receive(sokha, { givenName: 'Bupha', familyName: 'Sok' });
    const bornThen = await at.receive(sokha, { givenName: 'Bofa', familyName: 'Sok', birthYear: 2004 });
    const same = await at.receive(sokha, { givenName: 'Bopha', familyName: 'Sok', birthYear: 2005 });
    const both = await at.receive(sokha, { givenName: 'Bopha', familyName: 'Sok', birthYear: 2004 });
    await at.project();
    const asked = { birthYear: 2004 };
    expect(await searchAs(sophea, 'Sok Bopha', asked)).toEqual([both, same, bornThen, similar, part]);
    expect(await searchAs(sophea, 'Sok Bopha', { ...asked, first: 2 })).toEqual([both, same]);
  });

  it('finds those who were born in the year that is sought or next to it, or whose year is unknown', async () => {
    const years = [2002, 2003, 2004, 2005, 2006, undefined];
    const ids = await Promise.all(
      years.map((birthYear) => at.receive(sokha, { familyName: 'Sok', ...(birthYear && { birthYear }) })),
    );
    await at.project();
    for (const by of [sokha, sophea])
      expect((await searchAs(by, 'Sok', { birthYear: 2004 })).toSorted()).toEqual(
        ids.filter((_, n) => ![2002, 2006].includes(years[n]!)).toSorted(),
      );
  });

  it('finds survivors that the reader may see, and no others', async () => {
    const hers = await at.receive(sokha, srey);
    const elsewhere = await at.receive({ ...sokha, office: 'Poipet', id: 'rithy' }, srey);
    await at.project();
    expect(await searchAs(sokha, 'Chan Sreymom')).toEqual([hers]);
    expect(await searchAs(bopha, 'Chan Sreymom')).toEqual([]);
    expect(await searchAs(sophea, 'Chan Sreymom')).toEqual([hers]);
    expect(await searchAs(makara, 'Chan Sreymom')).toEqual([elsewhere]);
    expect(await searchAs({ ...sophea, role: 'ANALYST' }, 'Chan Sreymom')).toEqual([]);
    expect(await at.find(sokha, { name: 'Chan Sreymom' }, 'AUDIT')).toEqual([]);
  });

  it('is a reading of each survivor in the result, and of none that were only compared', async () => {
    const id = await at.receive(sokha, srey);
    await at.receive(sokha, { givenName: 'Sreymum', familyName: 'Chan', birthYear: 1990 });
    await at.receive({ ...sokha, office: 'Poipet', id: 'rithy' }, srey);
    await at.project();
    expect(await searchAs(sophea, 'Chan Sreymom', { birthYear: 2004 })).toEqual([id]);
    expect(at.passed).toEqual([
      { by: sophea, operation: 'searchSurvivors', purpose: 'CARE', classes: ['identity'], survivorId: id },
    ]);
  });

  it('is a reading too of the one that follows the page, since the answer says that it agrees', async () => {
    const found = [await at.receive(sokha, srey), await at.receive(sokha, srey), await at.receive(sokha, srey)];
    await at.project();
    const { edges, pageInfo } = await at.page(sophea, { name: 'Chan Sreymom', first: 1 });
    const [shown, next] = found.toSorted();
    expect([edges.map(({ node }) => node.survivorId), pageInfo.hasNextPage]).toEqual([[shown], true]);
    expect(at.passed.map(({ survivorId }) => survivorId)).toEqual([shown, next]);
  });

  it('opens no record that shares one word of two, and finds two words of three', async () => {
    const id = await at.receive(sokha, { givenName: 'Srey Mom', familyName: 'Keo' });
    await at.receive(sokha, { givenName: 'Sreyneang', familyName: 'Keo' });
    await at.project();
    expect(await searchAs(sophea, 'Keo Mom')).toEqual([id]);
    expect([...at.opened]).toEqual([id]);
  });

  it('searches the latest name', async () => {
    const id = await at.receive(sokha, srey);
    await at.ask(id, sokha, 'RevisePersonDetails', { givenName: 'Kolab', localGivenName: 'កុលាប' });
    await at.project();
    expect(await searchAs(sophea, 'Chan Kolab')).toEqual([id]);
    expect(await searchAs(sophea, 'Chan Sreymom')).toEqual([]);
  });

  it('reads an index, not the whole table', async () => {
    const table = at.db.getMetadata(PersonKey).tablePath;
    await at.db.query(`
      INSERT INTO ${table} ("eventId", ordinal, subject, "happenedOn", "recordedFrom", kind, token, size, spelled, "birthYear")
      SELECT gen_random_uuid(), 0, gen_random_uuid(), '2020-02-01', now(), kind, chr(65 + person % 26), 1 + person % 3, 'A', 2000
      FROM generate_series(1, 5000) person, unnest(ARRAY['soundPair', 'sound', 'localSound', 'birthDate']) kind`);
    await at.db.query(`ANALYZE ${table}`);
    const sought = [
      JSON.stringify([{ kind: 'sound', token: 'A', whole: [1], spelled: ['A'] }]),
      JSON.stringify([{ years: null, bonus: 0 }]),
      ['A'],
    ];
    const id = '00000000-0000-4000-8000-000000000000';
    const planOf = (text: string, values: unknown[]): Promise<Record<string, string>[]> =>
      at.db.query(`EXPLAIN ${text}`, [...sought, ...values]);
    const plan = [
      ...(await planOf(streamedIn(table), [7, id, 60])),
      ...(await planOf(fewIn(table, 'SELECT $4::uuid AS subject'), [id])),
    ];
    const lines = plan.map((line) => line['QUERY PLAN']!).join('\n');
    expect(lines).toMatch(/Index (Only )?Scan/);
    expect(lines).not.toContain('Seq Scan');
  });
});
