import { HttpException, type ValidationError } from '@nestjs/common';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Refusal } from '#kernel/decider';
import { Invalid, type FieldProblem } from '#kernel/nest';
import {
  AppendTooLarge,
  ClockSkewed,
  WrongExpectedRevision,
  FlawedStream,
  LogMismatch,
  OutcomeUnknown,
  ExpectedRevisionConflict,
  StoreUnavailable,
  failureIn,
  type StoreFailure,
} from '#kernel/event-store';
import { NoLiveViews } from '#kernel/projections';
import { KeysUnavailable } from '#security/keys';
import type { Locale } from '#i18n';
import { askedWrong, isAskedWrong, type Answer } from './graphql-errors.js';
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

/** The answer to one kind of error; nothing for another kind. */
type ErrorAnswer = (error: unknown) => Answer | undefined;
const told =
  <E extends Error>(kind: new (...args: never[]) => E, answer: (error: E) => Answer): ErrorAnswer =>
  (error) =>
    error instanceof kind ? answer(error) : undefined;

const AWAY: Answer = {
  message: 'The record cannot be reached right now. Nothing was changed: try again in a moment.',
  extensions: { code: 'UNAVAILABLE' },
};

/** Its code is for whoever is asked for help: what no waiting mends is not worth another attempt. */
const awayBecause = (failure: StoreFailure | undefined): Answer =>
  failure
    ? {
        message: failure.isTemporary
          ? AWAY.message
          : 'The record cannot be reached until an operator has mended how this service reaches it. Nothing was changed.',
        extensions: { ...AWAY.extensions, failure: failure.code },
      }
    : AWAY;

/** What a caller may act on has a code; every other error is ours, and says nothing. The first that fits counts. */
const ANSWERS: readonly ErrorAnswer[] = [
  told(Refusal, ({ code, message }) => ({ message, extensions: { code } })),
  told(ExpectedRevisionConflict, ({ expected, revision, since }) => ({
    message: `You were looking at revision ${expected}; it is now at ${revision}. Read what changed, then decide again.`,
    extensions: { code: 'REVISION_CONFLICT', currentRevision: revision, since },
  })),
  told(WrongExpectedRevision, ({ revision }) => ({
    message: 'Others were recording at the same moment, again and again. Send the same command once more.',
    extensions: { code: 'REVISION_CONFLICT', currentRevision: revision, since: [] },
  })),
  told(OutcomeUnknown, () => ({
    message: 'It is not known whether this was recorded. Send the same command again, with the same commandId.',
    extensions: { code: 'OUTCOME_UNKNOWN' },
  })),
  told(LogMismatch, () => ({
    message:
      'The record is not the one that this service knows: it was exchanged, cut or restored from a backup. Nothing is read or recorded until an operator has decided: npx homeward recover explains what to do.',
    extensions: { code: 'LOG_MISMATCH' },
  })),
  told(FlawedStream, () => ({
    message:
      'This record holds an entry that cannot be relied on, so nothing can be recorded in it. Tell a supervisor: an administrator and a supervisor together can set the entry aside.',
    extensions: { code: 'RECORD_FLAWED' },
  })),
  told(ClockSkewed, ({ message }) => ({ message, extensions: { code: 'CLOCK_SKEWED' } })),
  told(StoreUnavailable, (error) => awayBecause(failureIn(error))),
  told(AppendTooLarge, () => ({
    message: 'This is more than the record takes at once. Nothing was changed: send less at a time.',
    extensions: { code: 'TOO_LARGE' },
  })),
  told(KeysUnavailable, () => AWAY),
  told(Invalid, ({ message, fields }) => ({ message, extensions: { code: 'VALIDATION', fields } })),
  told(Unauthenticated, ({ message }) => ({ message, extensions: { code: 'UNAUTHENTICATED' } })),
  ...[IssuerUnavailable, NoLiveViews].map((kind) =>
    told<Error>(kind, ({ message }) => ({ message, extensions: { code: 'UNAVAILABLE' } })),
  ),
  told(Forbidden, ({ message }) => ({ message, extensions: { code: 'FORBIDDEN' } })),
];

const UNEXPECTED: Answer = {
  message: 'Something went wrong on our side. Nothing you sent was at fault; try again, and tell us if it stays.',
  extensions: { code: 'INTERNAL' },
};

export const answerTo = (error: unknown): Answer | undefined =>
  ANSWERS.reduce<Answer | undefined>((found, answerFor) => found ?? answerFor(error), undefined);

/**
 * The one place where an error becomes an answer, in the reader's language. `report` takes what is ours or the event
 * store's, `told` says whether the schema is no secret.
 */
export const formatError =
  (report: (error: unknown) => void, told = true) =>
  (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
    const { locations, path } = formatted;
    const error = originOf(unwrapResolverError(thrown));
    // every error arrives wrapped by GraphQL, which takes over its code: only what began as GraphQL's own is a complaint
    const complaint = error instanceof GraphQLError && isAskedWrong(formatted.extensions?.code);
    const answer =
      answerTo(error) ?? (complaint ? askedWrong(formatted.message, { told, at: locations?.[0] }) : undefined);
    if (!answer || failureIn(error)) report(error);
    return { ...saidIn(readersLocale(), answer ?? UNEXPECTED), ...(locations && { locations }), ...(path && { path }) };
  };

/** What was thrown in the first place, below what GraphQL wrapped around it. */
const originOf = (error: unknown): unknown =>
  error instanceof GraphQLError && error.originalError ? originOf(error.originalError) : error;

/** A list of a thousand wrong entries is told apart by its first ones. */
const MOST_PROBLEMS = 20;

/** class-validator's findings, flattened to paths such as `exploitation.0.country`. */
export const invalid = (errors: readonly ValidationError[]): Invalid => {
  const fields = problemsIn(errors, '').slice(0, MOST_PROBLEMS);
  const first = fields[0];
  return new Invalid(first ? `${first.problem}.` : 'The input is not valid.', fields);
};

const problemsIn = (errors: readonly ValidationError[], under: string): FieldProblem[] =>
  errors.flatMap(({ property, constraints = {}, children = [] }) => [
    ...Object.values(constraints).map((problem) => ({ path: `${under}${property}`, problem: problem.slice(0, 300) })),
    ...problemsIn(children, `${under}${property}.`),
  ]);

/** Errors of the HTTP layer, before GraphQL is reached, in the same shape. */
export const httpAnswer = (
  error: unknown,
  locale: Locale,
): { readonly status: number; readonly body: { errors: readonly Answer[] } } => {
  const [status, answer] = httpAnswerTo(error as { status?: number });
  return { status, body: { errors: [saidIn(locale, answer)] } };
};

/** The rest of what is wrong with a request is that it is no JSON. */
const OTHERWISE_WRONG: Answer = {
  message: 'The request is not valid JSON: send { "query": …, "variables": … } as application/json, in UTF-8.',
  extensions: { code: 'VALIDATION', fields: [] },
};

const HTTP_ANSWERS: Readonly<Record<number, Answer>> = {
  404: { message: 'There is nothing here: send your documents to /graphql.', extensions: { code: 'NOT_FOUND' } },
  405: {
    message: 'A document is sent by POST, never by any other method.',
    extensions: { code: 'VALIDATION', fields: [] },
  },
  413: { message: 'The request is too large: it may have 100 kB.', extensions: { code: 'TOO_LARGE' } },
  415: OTHERWISE_WRONG,
  421: {
    message:
      'This service does not answer to the host that the request names: ask at its own address, or let its operator add that host to HOMEWARD_HOSTS.',
    extensions: { code: 'HOST_UNKNOWN' },
  },
  431: { message: 'The request has too many headers: send fewer than 64.', extensions: { code: 'TOO_LARGE' } },
};

const httpAnswerTo = (error: { status?: number }): [status: number, answer: Answer] => {
  const { status = 500 } = error;
  const known = HTTP_ANSWERS[status];
  if (known) return [status, known];
  const theirs = status >= 400 && status < 500 && !(error instanceof HttpException);
  return theirs ? [400, OTHERWISE_WRONG] : [500, UNEXPECTED];
};

const FRAME = /^ {4}at .*:\d+:\d+\)?$/;

/** Where it happened, for a log, and not what was in it: a message may repeat what somebody typed, on many lines. */
export const whereOf = (error: unknown): string => {
  if (!(error instanceof Error)) return 'not an error';
  const frames = (error.stack ?? '').split('\n').filter((line) => FRAME.test(line));
  return [error.name, ...frames.slice(0, 7)].join('\n');
};
