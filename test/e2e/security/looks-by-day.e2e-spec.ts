import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Bearer } from '#platform/plain';
import { viewsHaveRead } from '../../harness/caught-up.js';
import { databaseUrlOf } from '../../harness/database-url.js';
import { Homeward, auditor, receiptOf } from '../../harness/homeward.js';
import { readersOf, type Readers } from '../../harness/readers.js';
import { FIRST_SET } from '../../harness/sets/live-set.js';

/** An office of its own: its lists show nobody else. */
const OFFICE = 'KampotCac';
const theary: Bearer = { id: 'theary', role: 'CASE_WORKER', office: OFFICE };
const samnang: Bearer = { id: 'samnang', role: 'SUPERVISOR', office: OFFICE };
const elsewhere: Bearer = { id: 'makara', role: 'SUPERVISOR', office: 'Poipet' };

let homeward: Homeward;
const survivorId = randomUUID();
let atLeast: string;
beforeAll(async () => {
  homeward = await Homeward.shared();
  const referral = { on: '2020-03-02', source: 'HOTLINE', office: OFFICE, province: '07', urgency: 'URGENT' };
  const person = { givenName: 'Sreyleak (SYNTHETIC)', sex: 'FEMALE', nationality: 'KH', languages: ['khm'] };
  const answer = await homeward.command('receiveReferral', { survivorId, ...referral, ...person }, theary);
  atLeast = receiptOf(answer).position;
  await viewsHaveRead(homeward, atLeast);
});

const read = async (query: string, by: Bearer) => {
  const { data, errors } = await homeward.ask(query, {}, by);
  if (errors) throw new Error(JSON.stringify(errors));
  return data!;
};
const open = (purpose: string, fields = 'referral { givenName { value } }') =>
  read(`{ survivor(id: "${survivorId}", purpose: ${purpose}, atLeast: "${atLeast}") { ${fields} } }`, theary);

const byDay = async (by: Bearer, more = ''): Promise<Readers | null> => {
  const purpose = by.role === 'AUDITOR' ? 'AUDIT' : 'SUPERVISION';
  const answer = await read(
    `{ looksByDay(survivorId: "${survivorId}", purpose: ${purpose}${more}) {
      edges { node { day manner who role purpose count first last classes } }
      pageInfo { hasNextPage endCursor } stale complete } }`,
    by,
  );
  return answer.looksByDay as Readers | null;
};
const mannersIn = (looks: Readers | null) => looks!.edges.map(({ node }) => node.manner);

describe('the readers of a record', () => {
  it('stand once for each day, person and purpose, apart from those who saw a name in a list', async () => {
    await open('CARE');
    await open('CARE', 'overview { last }');
    await open('CARE');
    await open('SAFETY');
    await read('{ caseload(purpose: CARE) { edges { node { name { givenName { value } } } } } }', theary);
    const looked = (await byDay(auditor))!;
    expect(looked.stale).toBe(false);
    expect(
      looked.edges.map(({ node: { manner, who, purpose, count, classes } }) => [manner, who, purpose, count, classes]),
    ).toEqual([
      ['ACCESS_LOG', 'vuthy', 'AUDIT', 1, []],
      ['LISTED', 'theary', 'CARE', 1, ['IDENTITY']],
      ['OPENED', 'theary', 'SAFETY', 1, ['IDENTITY']],
      ['OPENED', 'theary', 'CARE', 3, ['IDENTITY']],
    ]);
    const { first, last } = looked.edges[3]!.node;
    expect(String(first) < String(last)).toBe(true);
  });

  it('come page by page, the latest first', async () => {
    const first = (await byDay(auditor, ', first: 2'))!;
    expect(mannersIn(first)).toEqual(['ACCESS_LOG', 'LISTED']);
    const second = (await byDay(auditor, `, first: 3, after: "${first.pageInfo.endCursor!}"`))!;
    expect(second.edges.map(({ node }) => [node.manner, node.purpose])).toEqual([
      ['OPENED', 'SAFETY'],
      ['OPENED', 'CARE'],
    ]);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it('are missed where somebody who writes the views has removed a row', async () => {
    const completeness = async () =>
      [await byDay(auditor), await byDay(samnang), await readersOf(homeward, survivorId, samnang)].map((looks) => [
        looks!.stale,
        looks!.complete,
      ]);
    const all = (complete: boolean) => [1, 2, 3].map(() => [false, complete]);
    expect(await completeness()).toEqual(all(true));
    const views = new pg.Client(databaseUrlOf(homeward));
    await views.connect();
    await views.query(`SET search_path = ${FIRST_SET}`);
    const { rows } = await views.query<{ row: object }>(
      `DELETE FROM reading_fact it WHERE subject = $1 AND purpose = 'SAFETY' RETURNING to_jsonb(it) AS row`,
      [survivorId],
    );
    expect(rows).toHaveLength(1);
    expect(await completeness()).toEqual(all(false));
    await views.query(`INSERT INTO reading_fact SELECT * FROM jsonb_populate_record(NULL::reading_fact, $1)`, [
      rows[0]!.row,
    ]);
    await views.end();
    expect(await completeness()).toEqual(all(true));
  });

  it('are hidden from the supervisor of another office, whose refusal only the auditor sees', async () => {
    expect(await byDay(elsewhere)).toBeNull();
    expect(mannersIn(await byDay(auditor))).toContain('REFUSED');
    expect(mannersIn(await byDay(samnang))).not.toContain('REFUSED');
  });
});
