import { VIEWS_AWAY, VIEWS_REFUSED, describeTooManyOpen, describeWhoMay, describeWrongDay, type Locale } from '#i18n';
import { Refusal } from '#kernel/decider';
import { DIRECTORY, Invalid, mutationNameOf } from '#nest';
import {
  AppendTooLarge,
  ClockSkewed,
  WrongExpectedRevision,
  FlawedStream,
  LogMismatch,
  OutcomeUnknown,
  ExpectedRevisionConflict,
  StoreUnavailable,
  categoryOf,
  failureIn,
  type StoreFailure,
} from '#kernel/event-store';
import { IndexOfAnotherKey, NoLiveViews, databaseFailureOf } from '#kernel/projections';
import { BrokenDocument, DocumentsUnavailable } from '#security/documents';
import { KeysUnavailable } from '#security/keys';
import type { Answer } from './graphql-errors.js';

export class UnauthenticatedError extends Error {
  override readonly name = 'UnauthenticatedError';

  constructor() {
    super('Sign in first: this request carries no valid token, or one that has expired.');
  }
}

/** Without the keys of its issuer, nobody can tell whether a token is valid. */
export class IssuerUnavailable extends Error {
  override readonly name = 'IssuerUnavailable';

  constructor() {
    super('The sign-in service cannot be reached right now. Nothing was changed: try again in a moment.');
  }
}

export class Forbidden extends Error {
  override readonly name = 'Forbidden';
}

/** A role that may not do something, and the roles that may. */
export class RoleForbidden extends Forbidden {
  readonly translations: Readonly<Record<Locale, string>>;

  constructor(role: string | undefined, allowed: readonly string[]) {
    const translations = describeWhoMay(role, allowed);
    super(translations.en);
    this.translations = translations;
  }
}

/** A person has as many live queries open as one may have. */
export class TooManyOpen extends Error {
  override readonly name = 'TooManyOpen';
  readonly translations: Readonly<Record<Locale, string>>;

  constructor(queries: number) {
    const translations = describeTooManyOpen(queries);
    super(translations.en);
    this.translations = translations;
  }
}

/** The answer to one kind of error; undefined for any other kind. */
type ErrorAnswer = (error: unknown) => Answer | undefined;
const answerFor =
  <E extends Error>(kind: new (...args: never[]) => E, answer: (error: E) => Answer): ErrorAnswer =>
  (error) =>
    error instanceof kind ? answer(error) : undefined;

const AWAY: Answer = {
  message: 'The record cannot be reached right now. Nothing was changed: try again in a moment.',
  extensions: { code: 'UNAVAILABLE' },
};

/** A fault that waiting does not mend is one for the alert. */
const viewsAway = ({ isTemporary }: { readonly isTemporary: boolean }): Answer => {
  const translations = isTemporary ? VIEWS_AWAY : VIEWS_REFUSED;
  return { message: translations.en, extensions: { code: isTemporary ? 'UNAVAILABLE' : 'INTERNAL' }, translations };
};

const RECORD_FLAWED: Answer = {
  message:
    'This record holds an entry that cannot be relied on, so nothing can be recorded in it. Tell a supervisor: an administrator and a supervisor together can set the entry aside.',
  extensions: { code: 'RECORD_FLAWED' },
};

/** Every command that names a colleague, an office or an organisation is compared with the registers. */
const REGISTERS_FLAWED: Answer = {
  message:
    'The registers of offices, staff and organisations hold an entry that cannot be relied on, so nothing that names one of them can be recorded. Tell an administrator, who can set the entry aside together with a supervisor.',
  extensions: { code: 'REGISTERS_FLAWED' },
};

const DOCUMENT_BROKEN: Answer = {
  message:
    'What is stored of this document is not what was attached, so it is not opened. Tell an administrator, who can restore it from a backup.',
  extensions: { code: 'DOCUMENT_BROKEN' },
};

/** Includes the code, for support: a fault that waiting does not mend is not worth another attempt. */
const awayBecause = (failure: StoreFailure | undefined): Answer =>
  failure
    ? {
        message: failure.isTemporary
          ? AWAY.message
          : 'The record cannot be reached until an operator has mended how this service reaches it. Nothing was changed.',
        extensions: { ...AWAY.extensions, failure: failure.code },
      }
    : AWAY;

/**
 * Errors to which a caller can respond have a code; any other error is our fault, and reveals nothing. The first match
 * counts.
 */
const ANSWERS: readonly ErrorAnswer[] = [
  answerFor(Refusal, ({ code, message, first, mayOverride, wrong }) => {
    const translations = wrong && describeWrongDay(code, wrong);
    return {
      message,
      extensions: {
        code,
        ...(first !== undefined && { first: mutationNameOf(first) }),
        ...(mayOverride && { mayOverride }),
        ...(wrong && { fields: [{ path: wrong.field, problem: message.replace(/\.$/, ''), check: code }] }),
      },
      ...(translations && { translations }),
    };
  }),
  answerFor(ExpectedRevisionConflict, ({ expected, revision, since }) => ({
    message: `You were looking at revision ${expected}; it is now at ${revision}. Read what changed, then decide again.`,
    extensions: { code: 'REVISION_CONFLICT', currentRevision: revision, since },
  })),
  answerFor(WrongExpectedRevision, ({ revision }) => ({
    message: 'Others were recording at the same moment, again and again. Send the same command once more.',
    extensions: { code: 'REVISION_CONFLICT', currentRevision: revision, since: [] },
  })),
  answerFor(OutcomeUnknown, () => ({
    message: 'It is not known whether this was recorded. Send the same command again, with the same commandId.',
    extensions: { code: 'OUTCOME_UNKNOWN' },
  })),
  answerFor(LogMismatch, () => ({
    message:
      'The record is not the one that this service knows: it was exchanged, cut or restored from a backup. Nothing is read or recorded until an operator has decided: npx homeward recover explains what to do.',
    extensions: { code: 'LOG_MISMATCH' },
  })),
  answerFor(FlawedStream, ({ stream }) => (categoryOf(stream) === DIRECTORY ? REGISTERS_FLAWED : RECORD_FLAWED)),
  answerFor(ClockSkewed, ({ message }) => ({ message, extensions: { code: 'CLOCK_SKEWED' } })),
  answerFor(StoreUnavailable, (error) => awayBecause(failureIn(error))),
  answerFor(AppendTooLarge, () => ({
    message: 'This is more than the record takes at once. Nothing was changed: send less at a time.',
    extensions: { code: 'TOO_LARGE' },
  })),
  answerFor(KeysUnavailable, () => AWAY),
  answerFor(DocumentsUnavailable, ({ message }) => ({ message, extensions: { code: 'UNAVAILABLE' } })),
  answerFor(BrokenDocument, () => DOCUMENT_BROKEN),
  answerFor(Invalid, ({ message, fields }) => ({ message, extensions: { code: 'VALIDATION', fields } })),
  answerFor(UnauthenticatedError, ({ message }) => ({ message, extensions: { code: 'UNAUTHENTICATED' } })),
  ...[IssuerUnavailable, NoLiveViews, IndexOfAnotherKey].map((kind) =>
    answerFor<Error>(kind, ({ message }) => ({ message, extensions: { code: 'UNAVAILABLE' } })),
  ),
  answerFor(RoleForbidden, ({ message, translations }) => ({
    message,
    extensions: { code: 'FORBIDDEN' },
    translations,
  })),
  answerFor(TooManyOpen, ({ message, translations }) => ({
    message,
    extensions: { code: 'RATE_LIMITED' },
    translations,
  })),
  answerFor(Forbidden, ({ message }) => ({ message, extensions: { code: 'FORBIDDEN' } })),
  (error) => {
    const failure = databaseFailureOf(error);
    return failure?.isAway ? viewsAway(failure) : undefined;
  },
];

export const answerTo = (error: unknown): Answer | undefined =>
  ANSWERS.reduce<Answer | undefined>((found, answer) => found ?? answer(error), undefined);
