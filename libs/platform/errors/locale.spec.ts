import { setImmediate as turn } from 'node:timers/promises';
import { GraphQLError } from 'graphql';
import { Refusal } from '#kernel/decider';
import { Invalid } from '#nest';
import { formatError, httpAnswer } from './error-formatter.js';
import { RoleForbidden, TooManyOpen, UnauthenticatedError } from './answer-to.js';
import { inLanguageOf, localeOf } from './locale.js';

const asking = (accepted: string | undefined) => ({ headers: { 'accept-language': accepted } });

describe('the language of a reader', () => {
  it.each<[string | undefined, string]>([
    [undefined, 'en'],
    ['', 'en'],
    ['km', 'km'],
    ['km-KH', 'km'],
    ['KM-kh', 'km'],
    ['en', 'en'],
    ['fr', 'en'],
    ['*', 'en'],
    ['fr, km;q=0.5', 'km'],
    ['en, km', 'en'],
    ['km, en', 'km'],
    ['en;q=0.8, km', 'km'],
    ['en;q=0.8, km;q=0.9', 'km'],
    ['km;q=0.8, en;q=0.9', 'en'],
    ['km;q=0', 'en'],
    ['km;q=0, fr', 'en'],
    ['km; q=0.3', 'km'],
    ['km;q=2, en;q=0.1', 'en'],
    ['km;q=much', 'en'],
    ['kmx', 'en'],
    [',;,;q=,km', 'km'],
    [`${'km;q=0.1,'.repeat(2_000)}en`, 'en'],
  ])('is read from %j: %s', (accepted, locale) => {
    expect(localeOf(asking(accepted))).toBe(locale);
  });
});

const format = formatError(() => undefined);
const answerTo = (error: Error) => {
  const wrapped = new GraphQLError(error.message, { originalError: error });
  return format({ message: error.message, extensions: { code: 'INTERNAL_SERVER_ERROR' } }, wrapped);
};

/** Answers as the server does: later, with other requests in between. */
const answeredTo = (accepted: string, error: Error) =>
  new Promise<ReturnType<typeof answerTo>>((resolve) =>
    inLanguageOf(asking(accepted), undefined, () => void turn().then(() => resolve(answerTo(error)))),
  );

describe('an answer', () => {
  it('is the general sentence of its code in Khmer, with the English one as detail', async () => {
    const [khmer, english] = await Promise.all([
      answeredTo('km', new Refusal('CASE_CLOSED', 'This case is closed: reopen it first.')),
      answeredTo('en', new Refusal('CASE_CLOSED', 'This case is closed: reopen it first.')),
    ]);
    expect(khmer).toEqual({
      message: 'ករណីនេះត្រូវបានបិទ៖ សូមបើកវាឡើងវិញជាមុន។',
      extensions: { code: 'CASE_CLOSED', detail: 'This case is closed: reopen it first.' },
    });
    expect(english).toEqual({
      message: 'This case is closed: reopen it first.',
      extensions: { code: 'CASE_CLOSED' },
    });
  });

  it('says what is wrong with each field in Khmer, too', async () => {
    const wrong = new Invalid('quantity must be an integer number.', [
      { path: 'quantity', problem: 'quantity must be an integer number', check: 'isInt' },
      { path: 'to', problem: 'to is before from' },
    ]);
    const [khmer, english] = await Promise.all([answeredTo('km', wrong), answeredTo('en', wrong)]);
    expect(khmer.extensions?.fields).toEqual([
      { path: 'quantity', problem: 'ត្រូវជាចំនួនគត់' },
      { path: 'to', problem: 'to is before from' },
    ]);
    expect(english.extensions?.fields).toEqual([
      { path: 'quantity', problem: 'quantity must be an integer number' },
      { path: 'to', problem: 'to is before from' },
    ]);
  });

  it.each([
    {
      what: 'names roles as people do',
      error: new RoleForbidden('ADMINISTRATOR', ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER']),
      code: 'FORBIDDEN',
      english: 'Your role, administrator, may not do this: ask a case worker, a supervisor or a legal officer.',
      khmer: 'តួនាទីរបស់អ្នក (អ្នកគ្រប់គ្រងប្រព័ន្ធ) មិនអាចធ្វើការនេះទេ៖ សូមសួរអ្នកកាន់ករណី អ្នកគ្រប់គ្រងករណី ឬមន្ត្រីច្បាប់។',
    },
    {
      what: 'says that too many pages are open, and not that somebody asks too fast',
      error: new TooManyOpen(30),
      code: 'RATE_LIMITED',
      english: 'Too many pages are open, with 30 live queries: close some tabs.',
      khmer: 'អ្នកបើកទំព័រច្រើនពេកក្នុងពេលតែមួយ៖ សូមបិទផ្ទាំងខ្លះ។',
    },
  ])('$what, in both languages', async ({ error, code, english, khmer }) => {
    const answers = await Promise.all([answeredTo('en', error), answeredTo('km', error)]);
    expect(answers).toEqual([english, khmer].map((message) => ({ message, extensions: { code } })));
  });

  it('keeps what a refusal is about where it is not about roles', async () => {
    const said = 'Your role reads nothing for the purpose “audit”: state another purpose.';
    expect(await answeredTo('km', new Refusal('FORBIDDEN', said))).toEqual({
      message: expect.stringMatching(/^[\u1780-\u17ff]/),
      extensions: { code: 'FORBIDDEN', detail: said },
    });
  });

  it('is in English if there is no Khmer sentence', async () => {
    // @ts-expect-error -- described in no refusals.json
    const unknown = new Refusal('NEVER_HEARD', 'No.');
    expect(await answeredTo('km', unknown)).toEqual({
      message: 'No.',
      extensions: { code: 'NEVER_HEARD' },
    });
  });

  it('is in Khmer for errors before the sign-in, and for those that are our fault, too', async () => {
    const door = await answeredTo('km', new UnauthenticatedError());
    expect(door).toMatchObject({ message: expect.stringMatching(/^[\u1780-\u17ff]/) });
    const ours = await answeredTo('km', new TypeError('Sophea'));
    expect(ours).toMatchObject({ message: expect.stringMatching(/^[\u1780-\u17ff]/) });
    expect(JSON.stringify(ours)).not.toContain('Sophea');
    const { body } = httpAnswer({ type: 'entity.too.large', status: 413 }, 'km');
    expect(body.errors[0]).toEqual({
      message: expect.stringContaining('100 kB'),
      extensions: { code: 'TOO_LARGE', detail: expect.stringContaining('too large') },
    });
  });
});
