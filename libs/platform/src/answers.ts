import { HttpException, type ValidationError } from '@nestjs/common';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLErrorExtensions, type GraphQLFormattedError } from 'graphql';
import { Refusal } from '#decider';
import { Invalid, type FieldProblem } from '#step';
import { Conflict, OutcomeUnknown, StaleRevision, StoreUnavailable } from '#event-store';
import type { Locale } from '#words';
import { readersLocale, saidIn } from './locale.js';

export class Unauthenticated extends Error {
  override readonly name = 'Unauthenticated';

  constructor() {
    super('Sign in first: this request carries no valid token, or one that has expired.');
  }
}

/** Whether a token holds cannot be told without the keys of its issuer. */
export class IssuerUnavailable extends Error {
  override readonly name = 'IssuerUnavailable';

  constructor() {
    super('Whoever signs people in cannot be reached right now. Nothing was changed: try again in a moment.');
  }
}

export class Forbidden extends Error {
  override readonly name = 'Forbidden';
}

interface Answer {
  readonly message: string;
  readonly extensions: GraphQLErrorExtensions;
}

type Told<E extends Error> = readonly [new (...args: never[]) => E, (error: E) => Answer];
const told = <E extends Error>(kind: new (...args: never[]) => E, answer: (error: E) => Answer): Told<Error> =>
  [kind, answer] as unknown as Told<Error>;

/** What a caller may act on has a code; every other error is ours, and says nothing. The first that fits counts. */
const ANSWERS: readonly Told<Error>[] = [
  told(Refusal, ({ code, message }) => ({ message, extensions: { code } })),
  told(StaleRevision, ({ expected, revision, since }) => ({
    message: `You were looking at revision ${expected}; it is now at ${revision}. Read what changed, then decide again.`,
    extensions: { code: 'REVISION_CONFLICT', currentRevision: revision, since },
  })),
  told(Conflict, ({ revision }) => ({
    message: 'Others were recording at the same moment, again and again. Send the same command once more.',
    extensions: { code: 'REVISION_CONFLICT', currentRevision: revision, since: [] },
  })),
  told(OutcomeUnknown, () => ({
    message: 'It is not known whether this was recorded. Send the same command again, with the same commandId.',
    extensions: { code: 'OUTCOME_UNKNOWN' },
  })),
  told(StoreUnavailable, () => ({
    message: 'The record cannot be reached right now. Nothing was changed: try again in a moment.',
    extensions: { code: 'UNAVAILABLE' },
  })),
  told(Invalid, ({ message, fields }) => ({ message, extensions: { code: 'VALIDATION', fields } })),
  told(Unauthenticated, ({ message }) => ({ message, extensions: { code: 'UNAUTHENTICATED' } })),
  told(IssuerUnavailable, ({ message }) => ({ message, extensions: { code: 'UNAVAILABLE' } })),
  told(Forbidden, ({ message }) => ({ message, extensions: { code: 'FORBIDDEN' } })),
];

const UNEXPECTED: Answer = {
  message: 'Something went wrong on our side. Nothing you sent was at fault; try again, and tell us if it stays.',
  extensions: { code: 'INTERNAL' },
};

export const answerTo = (error: unknown): Answer | undefined =>
  ANSWERS.find(([kind]) => error instanceof kind)?.[1](error as Error);

/** GraphQL's own complaints about a document, its variables or the request around them. */
const ASKED_WRONG = new Set([
  'GRAPHQL_PARSE_FAILED',
  'GRAPHQL_VALIDATION_FAILED',
  'OPERATION_RESOLUTION_FAILURE',
  'PERSISTED_QUERY_NOT_SUPPORTED',
  'BAD_USER_INPUT',
  'BAD_REQUEST',
]);

/** The one place where an error becomes an answer, in the reader's language. `report` is told of what is ours. */
export const formatError =
  (report: (error: unknown) => void) =>
  (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
    const error = originOf(unwrapResolverError(thrown));
    // every error arrives wrapped by GraphQL, which takes over its code: only what began as GraphQL's own is a complaint
    const complaint = error instanceof GraphQLError && ASKED_WRONG.has(String(formatted.extensions?.code));
    const answer = answerTo(error) ?? (complaint ? askedWrong(formatted.message) : undefined);
    if (!answer) report(error);
    return { ...saidIn(readersLocale(), answer ?? UNEXPECTED), ...(formatted.path && { path: formatted.path }) };
  };

/** What was thrown in the first place, below what GraphQL wrapped around it. */
const originOf = (error: unknown): unknown =>
  error instanceof GraphQLError && error.originalError ? originOf(error.originalError) : error;

/** Whatever is wrong with a purpose, GraphQL names its type: missing, null, no such value, a value of another kind. */
const PURPOSE = /"Purpose!?"/;

/** What is no sentence yet. */
const SENTENCES: Readonly<Record<string, string>> = {
  PersistedQueryNotSupported: 'No query is kept here under its hash: send the query itself.',
};

const askedWrong = (message: string): Answer =>
  PURPOSE.test(message)
    ? {
        message: 'Say for what purpose you read this, e.g. purpose: CARE.',
        extensions: { code: 'PURPOSE_REQUIRED' },
      }
    : {
        message: SENTENCES[message] ?? shortened(message.trim()),
        extensions: { code: 'VALIDATION', fields: fieldsIn(message) },
      };

/** A hostile value may be a megabyte long, and is repeated in GraphQL's message. */
const shortened = (message: string): string =>
  message.length > 300 ? `${message.slice(0, 300)}…` : message.replace(/[^.…]$/, '$&.');

const fieldsIn = (message: string): FieldProblem[] => {
  const path = /at "([\w.[\]]{1,100})"/.exec(message)?.[1] ?? /Field "(\w{1,100})"/.exec(message)?.[1];
  return path ? [{ path, problem: shortened(message) }] : [];
};

/** class-validator's findings, flattened to paths such as `exploitation.0.country`. */
export const invalid = (errors: readonly ValidationError[]): Invalid => {
  const fields = problemsIn(errors, '');
  const first = fields[0];
  return new Invalid(first ? `${first.problem}.` : 'The input is not valid.', fields);
};

const problemsIn = (errors: readonly ValidationError[], under: string): FieldProblem[] =>
  errors.flatMap(({ property, constraints = {}, children = [] }) => [
    ...Object.values(constraints).map((problem) => ({ path: `${under}${property}`, problem })),
    ...problemsIn(children, `${under}${property}.`),
  ]);

/** Errors of the HTTP layer, before GraphQL is reached, in the same shape. */
export const httpAnswer = (
  error: unknown,
  locale: Locale,
): { readonly status: number; readonly body: { errors: readonly Answer[] } } => {
  const [status, answer] = httpAnswerTo(error as { status?: number; type?: string });
  return { status, body: { errors: [saidIn(locale, answer)] } };
};

const httpAnswerTo = (error: { status?: number; type?: string }): [status: number, answer: Answer] => {
  const { status = 500, type } = error;
  if (type === 'entity.too.large') {
    const message = 'The request is too large: it may have 100 kB.';
    return [413, { message, extensions: { code: 'TOO_LARGE' } }];
  }
  if (type === 'entity.parse.failed' || (status >= 400 && status < 500 && !(error instanceof HttpException))) {
    const message = 'The request is not valid JSON: send { "query": …, "variables": … } as application/json.';
    return [400, { message, extensions: { code: 'VALIDATION', fields: [] } }];
  }
  return [500, UNEXPECTED];
};

const FRAME = /^ {4}at .*:\d+:\d+\)?$/;

/** Where it happened, for a log, and not what was in it: a message may repeat what somebody typed, on many lines. */
export const whereOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'not an error';
  const frames = (error.stack ?? '').split('\n').filter((line) => FRAME.test(line));
  return [error.name, ...frames.slice(0, 7)].join('\n');
};
