import { randomUUID } from 'node:crypto';
import { getIntrospectionQuery } from 'graphql';
import { MATRIX } from '#domain/aggregates';
import type { Bearer } from '#platform/plain';
import { Homeward, auditor, caseWorker, supervisor, type Answer } from '../../harness/homeward.js';
import { schemaOf } from '../../harness/inputs.js';
import { consentOf, referralOf } from '../../harness/command-outcomes.js';
import { documentFor } from './everything-asked.js';

let homeward: Homeward;
const known = randomUUID();
beforeAll(async () => {
  homeward = await Homeward.shared();
  await homeward.command('receiveReferral', referralOf(known));
});

const first = ({ errors }: Answer) => errors![0]!;
const anybody = (more: object = {}) => ({ ...referralOf(randomUUID()), ...more });

it('nothing is said of a day to come', async () => {
  const asked = `query ($id: UUID!) { survivor(id: $id, purpose: CARE, asOf: "2999-01-01") { id } }`;
  const { extensions } = first(await homeward.ask(asked, { id: known }, caseWorker));
  expect(extensions).toMatchObject({ code: 'VALIDATION', fields: [{ path: 'asOf' }] });
  const ofEntries = `query ($id: UUID!) { timeline(survivorId: $id, purpose: CARE, asOf: "2999-01-01") { totalCount } }`;
  expect(first(await homeward.ask(ofEntries, { id: known }, caseWorker)).extensions.code).toBe('VALIDATION');
});

describe('bad input gets its code and a sentence, and nothing is half-written', () => {
  it.each<{ title: string; input: object; code?: string; field?: string }>([
    { title: 'an unknown field', input: anybody({ nickname: 'Phea' }), field: 'nickname' },
    { title: 'a wrong type', input: anybody({ estimatedAge: 'eleven' }), field: 'estimatedAge' },
    { title: 'a missing field', input: anybody({ sex: undefined }), field: 'sex' },
    { title: 'an unknown code', input: anybody({ source: 'Rumour' }), field: 'source' },
    { title: 'a day that does not exist', input: anybody({ on: '2020-02-30' }), field: 'on' },
    { title: 'a day in words', input: anybody({ on: 'yesterday' }), field: 'on' },
    { title: 'a day to come', input: anybody({ on: '2999-01-01' }), code: 'DATE_IN_FUTURE' },
    { title: 'a referral before birth', input: anybody({ on: '1980-01-01' }), code: 'DATE_ORDER' },
    { title: 'an unknown province', input: anybody({ province: '99' }), field: 'province' },
    { title: 'a district of another province', input: anybody({ district: '0102' }), field: 'district' },
    { title: 'a district that does not exist', input: anybody({ district: '1705' }), field: 'district' },
    { title: 'an unknown country', input: anybody({ nationality: 'XX' }), field: 'nationality' },
    { title: 'an unknown language', input: anybody({ languages: ['khm', 'xyz'] }), field: 'languages' },
    { title: 'an invalid id', input: anybody({ survivorId: "1' OR '1'='1" }), field: 'survivorId' },
    { title: 'a control character', input: anybody({ givenName: 'So\u0000phea' }), field: 'givenName' },
    { title: 'half of a letter', input: anybody({ givenName: '\ud83d' }), field: 'givenName' },
    { title: 'a name that reverses direction', input: anybody({ givenName: 'Sophea \u202eoek' }), field: 'givenName' },
    { title: 'a name with a mark of direction', input: anybody({ givenName: 'Sophea\u200f' }), field: 'givenName' },
    { title: 'a name with a hidden joiner', input: anybody({ givenName: 'So\u200dphea' }), field: 'givenName' },
    { title: 'a name of two lines', input: anybody({ familyName: 'Keo\nSok' }), field: 'familyName' },
    { title: 'a blank name', input: anybody({ givenName: '   ' }), field: 'givenName' },
    { title: 'a long name', input: anybody({ givenName: 'ស'.repeat(101) }), field: 'givenName' },
    { title: 'a survivor who is on record', input: referralOf(known), code: 'ALREADY_REFERRED' },
    { title: 'half a contact', input: anybody({ contact: { channel: 'PHONE' } }), field: 'contact' },
  ])('$title', async ({ input, code = 'VALIDATION', field }) => {
    const { message, extensions } = first(await homeward.command('receiveReferral', input));
    expect(extensions.code).toBe(code);
    expect(message).toMatch(/[.…?]$/);
    expect(message.length).toBeLessThan(400);
    if (field) expect(JSON.stringify(extensions.fields)).toContain(field);
    const { survivorId } = input as { survivorId: string };
    if (survivorId !== known && /^[0-9a-f-]{36}$/.test(survivorId)) {
      const { data } = await homeward.ask(
        'query ($id: UUID!) { history(survivorId: $id, purpose: AUDIT) { chain { checked } } }',
        { id: survivorId },
        auditor,
      );
      expect(data).toEqual({ history: null });
    }
  });

  it('an unknown code is answered with the possible ones, in either language', async () => {
    const said = anybody({ source: 'Rumour' });
    const codes = /at "input\.source" .*HOTLINE/;
    expect(first(await homeward.command('receiveReferral', said)).message).toMatch(codes);
    const inKhmer = await homeward.command('receiveReferral', said, caseWorker, homeward.url, {
      'accept-language': 'km',
    });
    expect(first(inKhmer).message).toMatch(/^[\u1780-\u17ff].*"input\.source".*HOTLINE.*។$/);
  });

  it('Khmer, right-to-left and emoji come back unchanged', async () => {
    const survivorId = randomUUID();
    const names = {
      givenName: 'សុភា\u200bវី',
      familyName: 'שלום 😀 (SYNTHETIC)',
      localGivenName: "Robert'); DROP TABLE referral;--",
    };
    const { data } = await homeward.command('receiveReferral', referralOf(survivorId, names));
    const { position } = data!.receiveReferral as { position: string };
    const answer = await homeward.ask(
      'query ($id: UUID!, $p: String) { survivor(id: $id, purpose: CARE, atLeast: $p) { referral { givenName { value } familyName { value } localGivenName { value } } } }',
      { id: survivorId, p: position },
    );
    expect(answer.data!.survivor).toEqual({
      referral: Object.fromEntries(Object.entries(names).map(([field, value]) => [field, { value }])),
    });
  });

  it('an optional field that is null is recorded as one that was left out, also inside another', async () => {
    const commandId = randomUUID();
    const without = { ...anybody(), commandId, contact: { channel: 'PHONE', value: '012 000 000', safe: true } };
    const nulls = {
      ...without,
      operationId: null,
      expectedRevision: null,
      contact: { ...without.contact, whenSafe: null },
    };
    const { data } = await homeward.command('receiveReferral', nulls);
    expect(data).not.toBeNull();
    expect(await homeward.command('receiveReferral', without)).toEqual({ data });
  });

  it('a megabyte is refused before it is read', async () => {
    const { message, extensions } = first(
      await homeward.command('receiveReferral', anybody({ givenName: 'x'.repeat(1_000_000) })),
    );
    expect(extensions.code).toBe('TOO_LARGE');
    expect(message).toContain('100 kB');
  });

  it.each<[string, string | undefined]>([
    ['no token', ''],
    ['an invalid token', 'nonsense'],
    ['a token without signature', `${btoa('{"alg":"none"}')}.${btoa('{"sub":"eve","role":"SUPERVISOR"}')}.`],
  ])('%s is nobody', async (_, token) => {
    const answer = await homeward.ask('{ projections { name } }', {}, token);
    expect(first(answer).extensions.code).toBe('UNAUTHENTICATED');
  });

  it('a wrong role is answered with the allowed ones', async () => {
    const denied = first(await homeward.command('receiveReferral', anybody(), auditor));
    expect(denied).toMatchObject({
      message: expect.stringContaining('ask a case worker or a supervisor'),
      extensions: { code: 'FORBIDDEN' },
    });
  });

  it('a query without a purpose is refused', async () => {
    const without = await homeward.ask(`{ survivor(id: "${known}") { id } }`);
    expect(first(without).extensions.code).toBe('PURPOSE_REQUIRED');
  });

  it.each(['ffffffff.1', '1', 'deadbeef.x', '-1'])('the invalid position %s is refused', async (atLeast) => {
    const answer = await homeward.ask(`{ survivor(id: "${known}", purpose: CARE, atLeast: "${atLeast}") { id } }`);
    expect(first(answer).extensions.code).toBe('VALIDATION');
  });

  it.each([
    ['no GraphQL', '{ survivor('],
    ['an unknown field', '{ survivors { id } }'],
    ['two operations without a name', '{ projections { name } } { projections { name } }'],
  ])('%s', async (_, query) => {
    const answer = await homeward.ask(query);
    expect(first(answer).extensions.code).toBe('VALIDATION');
  });

  it('a page of none is refused in every list: it would tell what it does not show', async () => {
    const schema = await schemaOf(homeward);
    const everybody: readonly Bearer[] = [supervisor, caseWorker, auditor, { id: 'dany', role: 'ADMINISTRATOR' }];
    const lists = Object.values(schema.getQueryType()!.getFields()).filter(({ args }) =>
      args.some(({ name }) => name === 'first'),
    );
    expect(lists.length).toBeGreaterThan(15);
    for (const { name } of lists) {
      const by = everybody.find(({ role }) => MATRIX[name]?.scopeByRole[role]);
      const { query, variables } = documentFor(schema, name, { survivorId: known, prosecutionId: known });
      const answer = await homeward.ask(query, { ...variables, first: 0 }, by);
      expect([name, answer.errors?.[0]?.extensions]).toMatchObject([
        name,
        { code: 'VALIDATION', fields: expect.anything() },
      ]);
    }
  });

  const posted = async (body: string, headers = {}): Promise<{ status: number; answer: Answer }> => {
    const authorization = `Bearer ${await homeward.token(caseWorker)}`;
    const response = await fetch(homeward.url, {
      method: 'POST',
      headers: { 'content-type': 'application/json', authorization, ...headers },
      body,
    });
    return { status: response.status, answer: (await response.json()) as Answer };
  };

  it('in development, the schema is public, and a misspelled name is answered with a suggestion', async () => {
    const { data } = await homeward.ask(getIntrospectionQuery());
    expect(data).toMatchObject({ __schema: { queryType: { name: 'Query' } } });
    expect(first(await homeward.ask('{ projection { name } }')).message).toContain('projections');
  });

  it('a body that is not JSON is answered with the JSON to send', async () => {
    const { status, answer } = await posted('{"query": ');
    expect(status).toBe(400);
    expect(first(answer).extensions.code).toBe('VALIDATION');
  });

  it.each<[string, object]>([
    ['an operation that the document lacks', { query: '{ projections { name } }', operationName: 'Nobody' }],
    ['a hash of a query', { extensions: { persistedQuery: { version: 1, sha256Hash: 'a'.repeat(64) } } }],
    ['no query', { variables: {} }],
  ])('%s is a wrong request, not our fault', async (_, body) => {
    const { answer } = await posted(JSON.stringify(body));
    expect(first(answer).extensions.code).toBe('VALIDATION');
    expect(first(answer).message).toMatch(/[.…]$/);
  });

  it.each<[string, string, object]>([
    ['UNAUTHENTICATED', '{ "query": "{ projections { name } }" }', { authorization: '' }],
    ['VALIDATION', '{ "query": ', {}],
    ['VALIDATION', '{ "query": "{ survivors { id } }" }', {}],
    ['PURPOSE_REQUIRED', `{ "query": "{ survivor(id: \\"${known}\\") { id } }" }`, {}],
    ['TOO_LARGE', JSON.stringify({ query: 'x'.repeat(200_000) }), {}],
  ])('%s is answered in Khmer to readers of Khmer', async (code, body, headers) => {
    const { answer } = await posted(body, { 'accept-language': 'km-KH, en;q=0.8', ...headers });
    const { message, extensions } = first(answer);
    expect(message).toMatch(/^[\u1780-\u17ff].*។$/);
    expect(extensions).toMatchObject({ code, detail: expect.stringMatching(/^[A-Z]/) });
  });

  it('codes have labels in the language of the request, or in a requested one', async () => {
    const labels = async (of: string) => {
      const body = JSON.stringify({ query: `{ labels${of} { list code label } }` });
      const { answer } = await posted(body, { 'accept-language': 'km' });
      return answer.data!.labels;
    };
    expect(await labels('')).toContainEqual({ list: 'Sex', code: 'FEMALE', label: 'ស្រី' });
    expect(await labels('(locale: EN)')).toContainEqual({ list: 'Sex', code: 'FEMALE', label: 'Female' });
  });

  it('an old revision and a future one both cause a conflict', async () => {
    for (const expectedRevision of [7, 99]) {
      const { extensions } = first(await homeward.command('giveConsent', consentOf(known, { expectedRevision })));
      expect(extensions).toMatchObject({ code: 'REVISION_CONFLICT', currentRevision: 0 });
    }
  });

  it.each([0, 7])('an unknown survivor is not found, even with revision %i', async (expectedRevision) => {
    const { extensions } = first(await homeward.command('giveConsent', consentOf(randomUUID(), { expectedRevision })));
    expect(extensions).toEqual({ code: 'NOT_FOUND' });
  });

  it('and the server keeps serving', async () => {
    expect((await homeward.command('receiveReferral', anybody(), supervisor)).errors).toBeUndefined();
    const ready = await fetch(homeward.url.replace('/graphql', '/health/ready'));
    expect(await ready.json()).toMatchObject({ status: 'ok', views: true, log: true, appends: true });
  });
});
