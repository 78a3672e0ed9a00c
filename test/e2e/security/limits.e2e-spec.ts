import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { Homeward, caseWorker } from '../../harness/homeward.js';
import { consentOf, referralOf } from '../../harness/command-outcomes.js';
import { databaseUrlOf } from '../../harness/database-url.js';
import { answerIn, post } from '../../harness/raw-request.js';
import { FIRST_SET } from '../../harness/sets/live-set.js';
import { JOURNEY, LiveAnswers, clientOf } from '../../harness/live-answers.js';

let homeward: Homeward;
let db: pg.Client;
beforeAll(async () => {
  homeward = await Homeward.start({
    HOMEWARD_DEADLINE_MS: '1000',
    HOMEWARD_COMMANDS_PER_MINUTE: '10',
    HOMEWARD_READINGS_PER_MINUTE: '100',
  });
  db = new pg.Client(databaseUrlOf(homeward, 'homeward'));
  await db.connect();
});
afterAll(async () => {
  await db.end();
  await homeward.stop();
});

const person = () => ({ ...caseWorker, id: `sokha-${randomUUID()}` });
const PROJECTIONS = JSON.stringify({ query: '{ projections { name } }' });

describe('a request has a deadline', () => {
  it('after which the answer says what to do, and the database stops working on it', async () => {
    await db.query('BEGIN');
    await db.query(`LOCK TABLE ${FIRST_SET}.checkpoints IN ACCESS EXCLUSIVE MODE`);
    const response = await post(homeward, { body: PROJECTIONS });
    expect(answerIn(response).errors).toEqual([
      expect.objectContaining({ message: expect.stringMatching(/ask for less/), extensions: { code: 'TIMEOUT' } }),
    ]);
    await homeward.until('only the projector waits for the table', async () => {
      const { rows } = await db.query(
        `SELECT 1 FROM pg_stat_activity WHERE wait_event_type = 'Lock' AND query LIKE 'SELECT%checkpoint%' AND query NOT LIKE '%pg_stat%'`,
      );
      return rows.length === 0;
    });
    await db.query('ROLLBACK');
    expect(answerIn(await post(homeward, { body: PROJECTIONS })).errors).toBeUndefined();
  });

  it('and a search says how to search instead', async () => {
    const by = { id: 'sophea', role: 'SUPERVISOR', office: 'SiemReapCac' } as const;
    const search = async (query: string) =>
      answerIn(await post(homeward, { body: JSON.stringify({ query }), by })).errors;
    const searches = [
      {
        query: '{ searchSurvivors(name: "Sok", purpose: CARE) { edges { cursor } } }',
        refused: { message: expect.stringMatching(/whole name/), extensions: { code: 'SEARCH_TOO_WIDE' } },
      },
      {
        query: '{ survivorsByContact(contact: "012345678", purpose: CARE) { edges { cursor } } }',
        refused: { message: expect.stringMatching(/by name or/), extensions: { code: 'CONTACT_SEARCH_TOO_WIDE' } },
      },
    ];
    const { rows } = await db.query<{ name: string }>(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables WHERE tablename LIKE 'person_key%'`,
    );
    await db.query('BEGIN');
    await db.query(`LOCK TABLE ${rows.map(({ name }) => name).join(', ')} IN ACCESS EXCLUSIVE MODE`);
    for (const { query, refused } of searches) expect(await search(query)).toEqual([expect.objectContaining(refused)]);
    await db.query('ROLLBACK');
    for (const { query } of searches) expect(await search(query)).toBeUndefined();
  });

  it("with a sentence in the reader's language", async () => {
    await db.query('BEGIN');
    await db.query(`LOCK TABLE ${FIRST_SET}.checkpoints IN ACCESS EXCLUSIVE MODE`);
    const response = await post(homeward, { body: PROJECTIONS, headers: { 'accept-language': 'km' } });
    await db.query('ROLLBACK');
    const [error] = answerIn(response).errors!;
    expect(error).toMatchObject({
      message: expect.stringMatching(/^[\u1780-\u17ff].*។$/),
      extensions: { code: 'TIMEOUT' },
    });
  });
});

describe('the events behind figures', () => {
  it('of all figures under several names are too much for one document', async () => {
    const events = Array.from({ length: 15 }, (_, n) => `e${n}: events(purpose: SUPERVISION, first: 1) { elsewhere }`);
    const query = `{ figures(from: "1900-01-01", to: "2100-12-31") { ${events.join(' ')} } }`;
    const by = { id: 'sophea', role: 'SUPERVISOR', office: 'SiemReapCac' } as const;
    const { errors } = answerIn(await post(homeward, { body: JSON.stringify({ query }), by }));
    expect(errors!.map(({ extensions }) => extensions.code)).toEqual(['TOO_COMPLEX']);
  });
});

describe('a user has a limit on requests', () => {
  const COMMAND = `giveConsent(input: $input) { id }`;
  const commands = async (by: ReturnType<typeof person>, times: number) => {
    const fields = Array.from({ length: times }, (_, n) => `c${n}: ${COMMAND}`).join(' ');
    const query = `mutation ($input: GiveConsentInput!) { ${fields} }`;
    return post(homeward, { body: JSON.stringify({ query, variables: { input: consentOf(randomUUID()) } }), by });
  };
  const codesOf = (response: Awaited<ReturnType<typeof commands>>) =>
    answerIn(response).errors!.map(({ extensions }) => extensions.code);

  it('after which the answer says how long to wait, while others continue; each command of a document counts', async () => {
    const sokha = person();
    for (const times of [5, 4]) expect(new Set(codesOf(await commands(sokha, times)))).toEqual(new Set(['NOT_FOUND']));
    const refused = await commands(sokha, 2);
    expect(codesOf(refused)).toEqual(['RATE_LIMITED']);
    expect(refused.status).toBe(429);
    expect(refused.headers['retry-after']).toMatch(/^\d+$/);
    expect(answerIn(refused).errors![0]!.message).toContain(`wait ${String(refused.headers['retry-after'])} seconds`);
    expect(codesOf(await commands(person(), 1))).toEqual(['NOT_FOUND']);
    // every other operation has its own limit
    const other = await homeward.command('receiveReferral', referralOf(randomUUID()), sokha);
    expect(other).toMatchObject({ data: { receiveReferral: { revision: 0 } } });
    expect(answerIn(await post(homeward, { body: PROJECTIONS, by: sokha })).errors).toBeUndefined();
  });

  it('so that nothing of a refused document is recorded', async () => {
    const sokha = person();
    const received = (survivorId: string, by = sokha) =>
      homeward.command('receiveReferral', referralOf(survivorId), by);
    for (let n = 0; n < 10; n++) expect((await received(randomUUID())).errors).toBeUndefined();
    const survivorId = randomUUID();
    expect((await received(survivorId)).errors).toMatchObject([{ extensions: { code: 'RATE_LIMITED' } }]);
    expect(await received(survivorId, person())).toMatchObject({ data: { receiveReferral: { revision: 0 } } });
  });

  it('even for documents that cannot be parsed', async () => {
    const eve = person();
    const by = await homeward.token(eve);
    const body = JSON.stringify({ query: '{ no' });
    let refused = 0;
    for (let n = 0; n < 600 && refused === 0; n += 50) {
      const all = await Promise.all(Array.from({ length: 50 }, async () => post(homeward, { body, by })));
      refused = all.filter(({ status }) => status === 429).length;
    }
    expect(refused).toBeGreaterThan(0);
    // documents and live queries count with them
    const document = await fetch(new URL(`/documents/${randomUUID()}/${randomUUID()}`, homeward.url), {
      headers: { authorization: `Bearer ${by}` },
    });
    expect(document.status).toBe(429);
    const client = clientOf(homeward, eve);
    const live = await new LiveAnswers(client, JOURNEY, { id: randomUUID() }).until('the end', ({ over }) => over);
    await client.dispose();
    expect(live.errors!.map(({ extensions }) => extensions.code)).toEqual(['RATE_LIMITED']);
  });
});
