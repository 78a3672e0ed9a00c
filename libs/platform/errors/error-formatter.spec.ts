import { GraphQLError } from 'graphql';
import { Refusal } from '#kernel/decider';
import {
  AppendTooLarge,
  ClockSkewed,
  WrongExpectedRevision,
  FlawedStream,
  LogMismatch,
  OutcomeUnknown,
  ExpectedRevisionConflict,
  StoreUnavailable,
  storeFailure,
} from '#kernel/event-store';
import { KeysUnavailable } from '#security/keys';
import { Invalid } from '#nest';
import { formatError, httpAnswer, invalid } from './error-formatter.js';
import { Forbidden, IssuerUnavailable, UnauthenticatedError, answerTo } from './answer-to.js';

const reported: unknown[] = [];
const format = formatError((error) => reported.push(error));
beforeEach(() => reported.splice(0));

/** As Apollo passes it to our formatter: the error of a resolver, wrapped. */
const formatThrown = (error: Error) => {
  const wrapped = new GraphQLError(error.message, { originalError: error, path: ['survivor', 0] });
  const code = wrapped.extensions.code ?? 'INTERNAL_SERVER_ERROR';
  return format(
    { message: error.message, path: ['survivor', 0], extensions: { ...wrapped.extensions, code } },
    wrapped,
  );
};

describe('an error to which a caller can respond', () => {
  const change = { revision: 3, type: 'Met', recordedAt: '2020-03-01T00:00:00.000Z', by: 'dara' };

  it.each<{ error: Error; code: string; sentence: string; extensions?: object }>([
    {
      error: new Refusal('CONSENT_MISSING', 'The survivor has not agreed.'),
      code: 'CONSENT_MISSING',
      sentence: 'The survivor has not agreed.',
    },
    {
      error: new Refusal('CONSENT_MISSING', 'Ask the survivor first.', 'GiveConsent'),
      code: 'CONSENT_MISSING',
      sentence: 'Ask the survivor first.',
      extensions: { first: 'giveConsent' },
    },
    {
      error: new Refusal('CONSENT_MISSING', 'The survivor has not agreed.', undefined, true),
      code: 'CONSENT_MISSING',
      sentence: 'The survivor has not agreed.',
      extensions: { mayOverride: true },
    },
    {
      error: new Refusal('DATE_IN_FUTURE', 'That day lies ahead.', undefined, false, { field: 'on', on: '2030-01-01' }),
      code: 'DATE_IN_FUTURE',
      sentence: 'That day lies ahead.',
      extensions: { fields: [{ path: 'on', problem: 'That day lies ahead' }] },
    },
    {
      error: new ExpectedRevisionConflict('s-1', 2, 3, [change]),
      code: 'REVISION_CONFLICT',
      sentence: 'You were looking at revision 2; it is now at 3.',
      extensions: { currentRevision: 3, since: [change] },
    },
    {
      error: new WrongExpectedRevision('s-1', 2, 5),
      code: 'REVISION_CONFLICT',
      sentence: 'Send the same command once more.',
      extensions: { currentRevision: 5, since: [] },
    },
    {
      error: new OutcomeUnknown('timeout at 10.0.0.1'),
      code: 'OUTCOME_UNKNOWN',
      sentence: 'with the same commandId.',
    },
    {
      error: new FlawedStream('survivor-1', 3, 'an event', { kind: 'unproven', reason: 'it has no code of this log' }),
      code: 'RECORD_FLAWED',
      sentence: 'holds an entry that cannot be relied on',
    },
    {
      error: new FlawedStream('directory-registers', 3, 'an event', {
        kind: 'unproven',
        reason: 'it has no code of this log',
      }),
      code: 'REGISTERS_FLAWED',
      sentence: 'The registers of offices, staff and organisations hold an entry',
    },
    {
      error: new ClockSkewed(-360_000),
      code: 'CLOCK_SKEWED',
      sentence: '6 minutes behind that of the event store',
    },
    {
      error: new StoreUnavailable('ECONNREFUSED 10.0.0.1'),
      code: 'UNAVAILABLE',
      sentence: 'try again in a moment.',
    },
    {
      error: new LogMismatch('The log was cut'),
      code: 'LOG_MISMATCH',
      sentence: 'npx homeward recover',
    },
    {
      error: new KeysUnavailable('ECONNREFUSED 10.0.0.1'),
      code: 'UNAVAILABLE',
      sentence: 'try again in a moment.',
    },
    {
      error: new Invalid('name must be a text.', [{ path: 'name', problem: 'must be a text' }]),
      code: 'VALIDATION',
      sentence: 'name must be a text.',
      extensions: { fields: [{ path: 'name', problem: 'must be a text' }] },
    },
    { error: new UnauthenticatedError(), code: 'UNAUTHENTICATED', sentence: 'Sign in first' },
    {
      error: new IssuerUnavailable(),
      code: 'UNAVAILABLE',
      sentence: 'The sign-in service cannot be reached right now.',
    },
    {
      error: new Forbidden('Your role may not do this.'),
      code: 'FORBIDDEN',
      sentence: 'Your role may not do this.',
    },
  ])('$error has the code $code', ({ error, code, sentence, extensions }) => {
    const answer = formatThrown(error);
    expect(answer).toEqual({
      message: expect.stringContaining(sentence),
      extensions: { code, ...extensions },
      path: ['survivor', 0],
    });
    expect(answerTo(error)?.message).toBe(answer.message);
    expect(JSON.stringify(answer)).not.toContain('10.0.0.1');
    expect(reported).toEqual([]);
  });

  it('has the code of the failure in the event store, and is logged with the code of the store', () => {
    const slow = StoreUnavailable.fromFailure(storeFailure('TOO_SLOW', '10 ABORTED'), {});
    const denied = StoreUnavailable.fromFailure(storeFailure('ACCESS_DENIED', 'access-denied'), {});
    const wrapped = new StoreUnavailable('The record cannot be read.', { cause: denied });
    const large = new AppendTooLarge(storeFailure('APPEND_TOO_LARGE', 'maximum-append-size-exceeded'));
    const unknown = new OutcomeUnknown('It is not known.', { cause: slow });
    expect(formatThrown(slow)).toMatchObject({
      message: expect.stringContaining('try again in a moment'),
      extensions: { code: 'UNAVAILABLE', failure: 'TOO_SLOW' },
    });
    for (const error of [denied, wrapped])
      expect(formatThrown(error)).toMatchObject({
        message: expect.stringContaining('until an operator has mended'),
        extensions: { code: 'UNAVAILABLE', failure: 'ACCESS_DENIED' },
      });
    expect(formatThrown(large)).toMatchObject({
      message: expect.stringContaining('send less'),
      extensions: { code: 'TOO_LARGE' },
    });
    expect(formatThrown(unknown).extensions).toEqual({ code: 'OUTCOME_UNKNOWN' });
    expect(reported).toEqual([slow, denied, wrapped, large, unknown]);
  });

  it('is found below every error that wraps it', () => {
    const inner = new GraphQLError('x', { originalError: new UnauthenticatedError() });
    expect(formatThrown(new GraphQLError('x', { originalError: inner })).extensions).toEqual({
      code: 'UNAUTHENTICATED',
    });
  });
});

describe('any other error', () => {
  it.each<[string, Error]>([
    ['a bug', new TypeError('Cannot read Sophea of undefined')],
    ['the database’s', Object.assign(new Error('duplicate key (Sophea)'), { code: '23505', detail: 'Sophea' })],
    ['one that looks like ours', Object.assign(new Error('Sophea'), { code: 'CONSENT_MISSING', name: 'Refusal' })],
    [
      'one that has extensions',
      Object.assign(new Error('Sophea'), { extensions: { code: 'BAD_USER_INPUT', name: 'Sophea' } }),
    ],
  ])('(%s) is reported, and its answer reveals nothing', (_, error) => {
    const answer = formatThrown(error);
    expect(answer).toMatchObject({ extensions: { code: 'INTERNAL' }, path: ['survivor', 0] });
    expect(Object.keys(answer.extensions!)).toEqual(['code']);
    expect(JSON.stringify(answer)).not.toContain('Sophea');
    expect(reported).toEqual([error]);
  });
});

describe('what class-validator finds', () => {
  const wrong = (property: string, constraints?: Record<string, string>, children: object[] = []) => ({
    property,
    constraints,
    children,
  });

  it('is answered field by field, with the path to each', () => {
    const error = invalid([
      wrong('name', { isText: 'name must be a text' }),
      wrong('exploitation', undefined, [
        wrong('0', undefined, [wrong('country', { matches: 'country must be a code' })]),
      ]),
    ] as never);
    expect(error).toBeInstanceOf(Invalid);
    expect(error.message).toBe('name must be a text.');
    expect(error.fields).toEqual([
      { path: 'name', problem: 'name must be a text', check: 'isText' },
      { path: 'exploitation.0.country', problem: 'country must be a code', check: 'matches' },
    ]);
  });

  it('has a general sentence if the validator gives none', () => {
    expect(invalid([])).toMatchObject({ message: 'The input is not valid.', fields: [] });
  });
});

describe('before a request reaches GraphQL', () => {
  it.each<{ what: string; error: object; status: number; code: string }>([
    {
      what: 'a body that is too large',
      error: { type: 'entity.too.large', status: 413 },
      status: 413,
      code: 'TOO_LARGE',
    },
    {
      what: 'a body that is no JSON',
      error: { type: 'entity.parse.failed', status: 400 },
      status: 400,
      code: 'VALIDATION',
    },
    {
      what: 'a body in an unknown charset',
      error: { type: 'charset.unsupported', status: 415 },
      status: 415,
      code: 'VALIDATION',
    },
    { what: 'a request with another host', error: { status: 421 }, status: 421, code: 'HOST_UNKNOWN' },
    { what: 'anything else', error: new Error('Sophea'), status: 500, code: 'INTERNAL' },
  ])('$what is answered in the same format', ({ error, status, code }) => {
    const answer = httpAnswer(error, 'en');
    expect(answer).toMatchObject({ status, body: { errors: [{ extensions: { code } }] } });
    expect(JSON.stringify(answer)).not.toContain('Sophea');
  });
});
