import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Bearer } from '#platform/plain';
import { databaseUrlOf } from '../../harness/database-url.js';
import { Homeward, auditor, receiptOf, supervisor, type Answer } from '../../harness/homeward.js';
import { referralOf } from '../../harness/command-outcomes.js';
import { kindsIn, readersOf } from '../../harness/readers.js';
import { setSchema } from '../../harness/sets/live-set.js';

interface Attempts {
  readonly edges: readonly { readonly cursor: string; readonly node: Readonly<Record<string, unknown>> }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly stale: boolean;
  readonly complete: boolean;
}

const dara = { id: 'daravuth', role: 'CASE_WORKER', office: 'Poipet' } as const;

let homeward: Homeward;
let survivorId: string;
let atLeast: string;
beforeAll(async () => {
  homeward = await Homeward.alone();
  await homeward.caughtUp(); // no policy adds an entry of an earlier spec
});

beforeEach(async () => {
  survivorId = randomUUID();
  atLeast = receiptOf(await homeward.command('receiveReferral', referralOf(survivorId))).position;
});

const look = (id: string): Promise<Answer> =>
  homeward.askAt(
    atLeast,
    `query ($id: UUID!, $atLeast: String!) {
      survivor(id: $id, purpose: CARE, atLeast: $atLeast) { referral { givenName { value withheld } } } }`,
    { id },
    dara,
  );

describe('a reading without access', () => {
  it('shows nothing, as if the survivor did not exist, and only the auditor sees the attempt', async () => {
    const denied = await look(survivorId);
    const absent = await look(randomUUID());
    expect(denied).toEqual({ data: { survivor: null } });
    expect(absent).toEqual(denied);
    expect(kindsIn((await readersOf(homeward, survivorId, supervisor))!)).toEqual([['AUDIT_LOG_READ', supervisor.id]]);
    expect(kindsIn((await readersOf(homeward, survivorId, auditor))!)).toEqual([
      ['AUDIT_LOG_READ', auditor.id],
      ['AUDIT_LOG_READ', supervisor.id],
      ['READING_REFUSED', dara.id],
    ]);
  });
});

describe('the refused attempts of a colleague', () => {
  const analyst = { id: 'chanvuthy', role: 'ANALYST' } as const;
  const attempts = async (by: Bearer, more = '') => {
    const { data, errors } = await homeward.ask(
      `{ refusedAttempts(${more}) { edges { cursor node { day who role operation count records figures first last } }
        pageInfo { hasNextPage endCursor } stale complete } }`,
      {},
      by,
    );
    return errors ? errors[0]!.extensions.code : (data!.refusedAttempts as Attempts);
  };

  it('are shown to the auditor by day and operation, also where no record was named', async () => {
    await homeward.ask('{ figures(ids: ["M1"], from: "2020-03-01", to: "2020-03-01") { id } }', {}, analyst);
    await homeward.ask('{ figures(ids: ["M2"], office: "Poipet") { id } }', {}, analyst);
    const shown = (await attempts(auditor, 'who: "chanvuthy"')) as Attempts;
    expect(shown.stale).toBe(false);
    expect(
      shown.edges.map(({ node: { who, operation, count, records, figures } }) => [
        who,
        operation,
        count,
        records,
        figures,
      ]),
    ).toEqual([[analyst.id, 'figures', 2, 0, ['M1', 'M2']]]);
    const [{ node }] = shown.edges as [Attempts['edges'][number]];
    expect(String(node.first) <= String(node.last)).toBe(true);
  });

  it('tell of a whole query that the role may not ask', async () => {
    const replay = 'query ($id: UUID!) { replay(survivorId: $id, purpose: CARE) { stale } }';
    const { errors } = await homeward.ask(replay, { id: survivorId }, analyst);
    expect(errors![0]!.extensions.code).toBe('FORBIDDEN');
    const { edges } = (await attempts(auditor, 'who: "chanvuthy"')) as Attempts;
    expect(edges.find(({ node }) => node.operation === 'replay')!.node).toMatchObject({ count: 1, records: 1 });
  });

  it('count the different records, and refused commands beside readings', async () => {
    for (const id of [survivorId, survivorId, randomUUID()]) await look(id);
    await homeward.command('withdrawConsent', { survivorId, consentId: randomUUID(), on: '2020-03-02' }, dara);
    const { edges } = (await attempts(auditor, 'who: "daravuth"')) as Attempts;
    const by = new Map(edges.map(({ node }) => [String(node.operation), node]));
    expect(Number(by.get('survivor')!.count) - Number(by.get('survivor')!.records)).toBeGreaterThan(0);
    expect(by.get('WithdrawConsent')).toMatchObject({ who: dara.id, count: 1, records: 1 });
  });

  it.each(['reading_fact', 'refusal_fact'])(
    'are missed where somebody who writes the views has removed a row of %s',
    async (table) => {
      await look(survivorId);
      await homeward.command('withdrawConsent', { survivorId, consentId: randomUUID(), on: '2020-03-02' }, dara);
      const completeness = async () => {
        const { stale, complete } = (await attempts(auditor, 'who: "daravuth"')) as Attempts;
        return { stale, complete };
      };
      expect(await completeness()).toEqual({ stale: false, complete: true });
      const views = new pg.Client(databaseUrlOf(homeward));
      await views.connect();
      // another spec may have switched to another set
      const live = await views.query<{ version: number }>(`SELECT version FROM kept.view_set WHERE state = 'live'`);
      await views.query(`SET search_path = ${setSchema(live.rows[0]!.version)}`);
      const { rows } = await views.query<{ row: object }>(
        `DELETE FROM ${table} it WHERE subject = $1 RETURNING to_jsonb(it) AS row`,
        [survivorId],
      );
      expect(rows).toHaveLength(1);
      expect(await completeness()).toEqual({ stale: false, complete: false });
      await views.query(`INSERT INTO ${table} SELECT * FROM jsonb_populate_record(NULL::${table}, $1)`, [rows[0]!.row]);
      await views.end();
      expect(await completeness()).toEqual({ stale: false, complete: true });
    },
  );

  it('come page by page, within days, and only for auditors', async () => {
    const first = (await attempts(auditor, 'first: 1')) as Attempts;
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = (await attempts(auditor, `first: 1, after: "${first.pageInfo.endCursor}"`)) as Attempts;
    expect(second.edges[0]!.cursor).not.toBe(first.edges[0]!.cursor);
    expect(((await attempts(auditor, 'to: "2020-01-01"')) as Attempts).edges).toEqual([]);
    expect(await attempts(supervisor, 'first: 1')).toBe('FORBIDDEN');
  });
});
