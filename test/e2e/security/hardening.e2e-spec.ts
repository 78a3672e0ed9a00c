import { randomUUID } from 'node:crypto';
import { readFileSync, readdirSync, statSync } from 'node:fs';
import { basename, join } from 'node:path';
import { commandNameOf } from '#nest/plain';
import { Homeward, caseWorker, receiptOf, type Answer } from '../../harness/homeward.js';
import { logLinesIn } from '../../harness/log-lines.js';
import { ENCODINGS, corpus, textOf, type Piece } from '../../harness/corpus.js';
import { referralOf } from '../../harness/command-outcomes.js';
import { processorSecondsOf } from '../../harness/sets/view-sets.js';
import { answerIn, post, type RawRequest, type RawResponse } from '../../harness/raw-request.js';

interface HostileQuery {
  readonly what: string;
  readonly query?: readonly Piece[];
  readonly variables?: object;
  readonly operationName?: string;
  readonly body?: readonly Piece[];
  readonly encoding?: string;
  readonly method?: string;
  readonly path?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly manyHeaders?: number;
  readonly status: number;
  readonly code: string | null;
}

interface HostileMutation {
  readonly what: string;
  readonly mutation: string;
  readonly field: Piece | readonly Piece[];
  /** The text of the body, which may be malformed JSON. */
  readonly json: readonly Piece[];
  readonly code: string | null;
}

let homeward: Homeward;
/** The earlier size of each log. */
const before = new Map<string, number>();
const logsOf = () => [
  ...readdirSync(join(homeward.data, 'logs')).map((file) => join(homeward.data, 'logs', file)),
  join(homeward.data, 'postgres.log'),
];
beforeAll(async () => {
  homeward = await Homeward.alone();
  for (const file of logsOf()) before.set(file, statSync(file).size);
});

const SENTENCE = /^\S[^]{5,300}[.…]$/;
const KHMER = /^[\u1780-\u17ff].*។$/;

/** Names of types, and of fields that are not English words. */
const NAMES = [
  ...readFileSync('schema.graphql', 'utf8').matchAll(/^(?:type|input|enum) (\w+)|^ {2}(\w*[a-z][A-Z]\w*)[(:]/gm),
]
  .map(([, type, field]) => type ?? field!)
  .filter((name) => !['Query', 'Mutation'].includes(name));

/** No answer names what was not sent, or repeats long input. */
const tellsNothing = ({ text }: RawResponse, sent: string) => {
  const named = NAMES.filter((name) => new RegExp(`\\b${name}\\b`).test(text) && !sent.includes(name));
  expect(named).toEqual([]);
  expect(text).not.toMatch(/Did you mean|node_modules|\.ts:\d|at Object\.|SELECT |QueryFailed|Error:/);
  const strings = [...text.matchAll(/"((?:[^"\\]|\\.)*)"/g)].map(([, each]) => each!.length);
  expect(Math.max(...strings, 0)).toBeLessThanOrEqual(350);
};

const refusedAs = (response: RawResponse, code: string, sent: string) => {
  const { errors, data } = answerIn(response);
  expect(errors!.map(({ extensions }) => extensions.code)).toContain(code);
  expect(Object.values(data ?? {}).filter((each) => each !== null)).toEqual([]);
  for (const { message } of errors!) expect(message).toMatch(SENTENCE);
  tellsNothing(response, sent);
};

/** Each code has one sentence in Khmer: it is read once. */
const readInKhmer = new Set<string>();
const inKhmer = async (what: RawRequest, code: string) => {
  if (readInKhmer.has(code)) return;
  readInKhmer.add(code);
  const { errors } = answerIn(await post(homeward, { ...what, headers: { ...what.headers, 'accept-language': 'km' } }));
  expect(errors!.find(({ extensions }) => extensions.code === code)!.message).toMatch(KHMER);
};

const requestOf = ({
  query,
  variables,
  operationName,
  body,
  encoding,
  method,
  path,
  headers,
  manyHeaders,
}: HostileQuery) => {
  const text = body ? textOf(body) : query && JSON.stringify({ query: textOf(query), variables, operationName });
  const many = Object.fromEntries(Array.from({ length: manyHeaders ?? 0 }, (_, n) => [`x-${n}`, 'x']));
  return {
    text: text ?? '',
    what: {
      ...(method && { method }),
      ...(path && { path }),
      ...(text !== undefined && { body: ENCODINGS[encoding ?? 'utf8']!(text) }),
      headers: { ...many, ...headers },
    } satisfies RawRequest,
  };
};

describe('hostile documents', () => {
  it.each(corpus<HostileQuery>('documents').map((each) => [each.what, each] as const))('%s', async (_, asked) => {
    const { text, what } = requestOf(asked);
    const used = processorSecondsOf(homeward.pidOf('api')!);
    const response = await post(homeward, what);
    expect(processorSecondsOf(homeward.pidOf('api')!) - used).toBeLessThan(3);
    expect([
      response.status,
      answerIn(response).errors?.[0]?.extensions.code ?? null,
      response.text.slice(0, 300),
    ]).toEqual([asked.status, asked.code, expect.anything()]);
    expect(response.headers).toMatchObject({
      'x-content-type-options': 'nosniff',
      'cache-control': expect.stringMatching(/no-store|no-cache/),
    });
    if (asked.code === null) return;
    refusedAs(response, asked.code, `${text} ${asked.path ?? ''}`);
    await inKhmer(what, asked.code);
  });

  it('are not read before the sign-in', async () => {
    for (const query of ['{ __schema { types { name } } }', '{ no', '{ projections { naem } }']) {
      const response = await post(homeward, { body: JSON.stringify({ query }), by: '' });
      expect([response.status, answerIn(response).errors]).toEqual([
        401,
        [expect.objectContaining({ extensions: { code: 'UNAUTHENTICATED' } })],
      ]);
    }
  });
});

const bodyOf = ({ mutation, field, json }: HostileMutation, survivorId: string): string => {
  const type = commandNameOf(mutation);
  const name = textOf(field);
  const base = Object.entries(referralOf(survivorId)).filter(([key]) => key !== name && clashes(name) !== key);
  const pairs = [...base.map(([key, value]) => [key, JSON.stringify(value)] as const), [name, textOf(json)] as const];
  const input = pairs.map(([key, value]) => `${JSON.stringify(key)}:${value}`).join(',');
  const query = `mutation ($input: ${type}Input!) { ${mutation}(input: $input) { id position } }`;
  return `{"query":${JSON.stringify(query)},"variables":{"input":{${input}}}}`;
};

/** An age replaces the birth date. */
const clashes = (field: string): string | undefined => (field === 'estimatedAge' ? 'birthDate' : undefined);

describe('hostile variables', () => {
  it.each(corpus<HostileMutation>('variables').map((each) => [each.what, each] as const))('%s', async (_, told) => {
    const survivorId = randomUUID();
    const body = bodyOf(told, survivorId);
    const response = await post(homeward, { body });
    const { errors, data } = answerIn(response);
    expect([errors?.[0]?.extensions.code ?? null, response.text.slice(0, 300)]).toEqual([told.code, expect.anything()]);
    if (told.code === null) {
      expect(data).toMatchObject({ receiveReferral: { id: survivorId } });
      return;
    }
    refusedAs(response, told.code, body);
    await inKhmer({ body }, told.code);
    // nothing of it is recorded: a valid referral succeeds now
    if (told.field !== 'survivorId') receiptOf(await homeward.command('receiveReferral', referralOf(survivorId)));
  });

  it('leave the prototypes of all objects unchanged', () => {
    expect({} as { polluted?: unknown }).not.toHaveProperty('polluted');
  });
});

describe('hostile texts', () => {
  const texts = corpus<{ readonly what: string; readonly text: readonly Piece[] }>('texts');

  it('are recorded, and come back byte for byte', async () => {
    const survivorId = randomUUID();
    receiptOf(await homeward.command('receiveReferral', referralOf(survivorId)));
    const said = new Map(texts.map(({ text }) => [randomUUID(), textOf(text)]));
    let position = '';
    for (const [memberId, note] of said) {
      const input = { survivorId, memberId, relation: 'MOTHER', safe: 'UNKNOWN', note };
      const answer = await homeward.command('recordHouseholdMember', input);
      expect([note.slice(0, 40), answer.errors]).toEqual([note.slice(0, 40), undefined]);
      ({ position } = receiptOf(answer));
    }
    const answer = await homeward.ask(
      'query ($id: UUID!, $p: String) { survivor(id: $id, purpose: CARE, atLeast: $p) { household { memberId note { value } } } }',
      { id: survivorId, p: position },
    );
    const household = (
      answer as Answer & { data: { survivor: { household: { memberId: string; note: { value: string } }[] } } }
    ).data.survivor.household;
    const read = new Map(household.map(({ memberId, note }) => [memberId, note.value]));
    for (const [memberId, note] of said) expect(Buffer.from(read.get(memberId) ?? '')).toEqual(Buffer.from(note));
  });
});

describe('the logs of the processes', () => {
  /** Long enough to be no coincidence, and sent above. */
  const canaries = [
    'Robert',
    'nickname',
    'DROP TABLE',
    'onerror',
    'HYPERLINK',
    'aaaaaaaaaaaaaaaaaaaa',
    'ស្រីលក្ខណ៍',
    'emanosnoitcejorp',
    '9999999999',
    'Fem\u0430le',
    'projections',
    'GiveConsent',
    'Sopheak',
    '(SYNTHETIC)',
  ];

  it('contain none of it', () => {
    const written = new Map(
      logsOf().map((file) => [
        basename(file),
        readFileSync(file)
          .subarray(before.get(file) ?? 0)
          .toString(),
      ]),
    );
    const found = [...written].flatMap(([file, text]) =>
      canaries.filter((canary) => text.includes(canary)).map((canary) => `${canary} in ${file}`),
    );
    expect(found).toEqual([]);
    expect([...written.keys()]).toEqual(expect.arrayContaining(['api.log', 'projector.log', 'postgres.log']));
    expect(logLinesIn(written.get('api.log')!).filter(({ level }) => level === 'error')).toEqual([]);
  });

  it('and it keeps serving, in little memory', async () => {
    const ready = await fetch(homeward.url.replace('/graphql', '/health/ready'));
    expect(await ready.json()).toMatchObject({ status: 'ok', views: true, log: true, appends: true });
    expect((await homeward.command('receiveReferral', referralOf(randomUUID()), caseWorker)).errors).toBeUndefined();
  });
});
