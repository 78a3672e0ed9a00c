import { HttpException, type ValidationError } from '@nestjs/common';
import { unwrapResolverError } from '@apollo/server/errors';
import { GraphQLError, type GraphQLFormattedError } from 'graphql';
import { Invalid, type FieldProblem } from '#nest';
import type { Locale } from '#i18n';
import { answerTo } from './answer-to.js';
import { storeFailureOf } from './store-failure.js';
import { graphqlAnswer, isGraphqlError, type Answer } from './graphql-errors.js';
import { readersLocale, translate } from './locale.js';

const UNEXPECTED: Answer = {
  message: 'Something went wrong on our side. Nothing you sent was at fault; try again, and tell us if it stays.',
  extensions: { code: 'INTERNAL' },
};

/**
 * The one place where an error becomes an answer, in the reader's language. `report` receives our own errors and those
 * of the stores; `showsSchema` says whether an answer may name parts of the schema.
 */
export const formatError =
  (report: (error: unknown) => void, showsSchema = true) =>
  (formatted: GraphQLFormattedError, thrown: unknown): GraphQLFormattedError => {
    const { locations, path } = formatted;
    const error = originOf(unwrapResolverError(thrown));
    // GraphQL wraps every error and takes over its code: only an error without an original is GraphQL's own
    const complaint = error instanceof GraphQLError && isGraphqlError(formatted.extensions?.code);
    const at = locations?.[0];
    const answer = answerTo(error) ?? (complaint ? graphqlAnswer(formatted.message, { showsSchema, at }) : undefined);
    if (!answer || storeFailureOf(error)) report(error);
    const translated = translate(readersLocale(), answer ?? UNEXPECTED);
    return { ...translated, ...(locations && { locations }), ...(path && { path }) };
  };

/** The original error, below those that GraphQL wrapped around it. */
const originOf = (error: unknown): unknown =>
  error instanceof GraphQLError && error.originalError ? originOf(error.originalError) : error;

/** How many problems one answer names: of a list with a thousand faults, the first few are enough. */
const MOST_PROBLEMS = 20;

/** The findings of class-validator, flattened to paths such as `exploitation.0.country`. */
export const invalid = (errors: readonly ValidationError[]): Invalid => {
  const fields = problemsIn(errors, '').slice(0, MOST_PROBLEMS);
  const first = fields[0];
  return new Invalid(first ? `${first.problem}.` : 'The input is not valid.', fields);
};

const problemsIn = (errors: readonly ValidationError[], under: string): FieldProblem[] =>
  errors.flatMap(({ property, constraints = {}, children = [] }) => [
    ...Object.entries(constraints).map(([check, problem]) => ({
      path: `${under}${property}`,
      problem: problem.slice(0, 300),
      check,
    })),
    ...problemsIn(children, `${under}${property}.`),
  ]);

/** Errors of the HTTP layer, before a request reaches GraphQL, in the same format. */
export const httpAnswer = (
  error: unknown,
  locale: Locale,
): { readonly status: number; readonly body: { errors: readonly Answer[] } } => {
  const [status, answer] = httpAnswerTo(error as { status?: number });
  return { status, body: { errors: [translate(locale, answer)] } };
};

/** Any other fault of a request is that it is not JSON. */
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
