import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import {
  ClockSkewed,
  EventStore,
  LOG_STREAM,
  LogMismatch,
  OutcomeUnknown,
  RecordingClock,
  StoreUnavailable,
  failureIn,
  type RecordedEvent,
} from '#kernel/event-store';
import { NoLiveViews, databaseFailureOf } from '#kernel/projections';
import { withTimeout } from '#kernel/waiting';
import { IssuerUnavailable, KeysMismatch, Tokens } from '#platform';
import { KeysUnreadable } from './keys-unreadable.js';
import { LogGuard } from './log-guard.js';

/** The time limit of each check, so that monitoring is answered within two seconds. */
const ANSWER_TIMEOUT_MS = 1_500;

interface ReadinessReport {
  /** Whether each part works. */
  readonly views: boolean;
  readonly log: boolean;
  readonly appends: boolean;
  /** Whether tokens can be verified. */
  readonly signIn: boolean;
  /** The first failure as a sentence, and its code. */
  readonly reason?: string;
  readonly code?: string;
}

/** A part did not answer in time: it is blocked, or no node leads. */
class NoAnswer extends Error {
  override readonly name = 'NoAnswer';
}

/** Checks whether this process can serve, by trying it: nothing new is recorded, and no record is read. */
@Injectable()
export class Readiness {
  #appending: Promise<unknown> | undefined;

  constructor(
    private readonly views: DataSource,
    private readonly store: EventStore,
    private readonly guard: LogGuard,
    private readonly clock: RecordingClock,
    private readonly tokens: Tokens,
  ) {}

  async report(): Promise<ReadinessReport> {
    const views = inTime(this.views.query(`SELECT 1 FROM checkpoints LIMIT 1`));
    const opened = this.guard.look();
    const log = inTime(opened);
    const appends = inTime(opened.then((event) => this.#append(event)));
    const signIn = inTime(this.tokens.canVerify().then(requireKnown));
    const outcomes = await Promise.allSettled([log, views, appends, signIn]);
    const [logStands, viewsStand, appendsStand, signsIn] = outcomes.map(({ status }) => status === 'fulfilled');
    const parts = { views: viewsStand!, log: logStands!, appends: appendsStand!, signIn: signsIn! };
    const failed = outcomes.findIndex(({ status }) => status === 'rejected');
    if (failed < 0) return parts;
    const { reason: error } = outcomes[failed] as PromiseRejectedResult;
    return { ...parts, reason: REASONS[failed]!(error as Error), code: codeOf(error, failed) };
  }

  /** Appends the log's first event again: the store recognises it, and the right to append is checked. One at a time. */
  #append(opened: RecordedEvent | undefined): Promise<unknown> {
    if (!opened) throw new StoreUnavailable('The log is empty.');
    this.clock.now(); // nothing is recorded with a wrong clock
    const { id, type, data, metadata } = opened;
    return (this.#appending ??= this.store
      .append(LOG_STREAM, [{ id, type, data, metadata }], -1)
      .finally(() => (this.#appending = undefined)));
  }
}

const requireKnown = (areKnown: boolean): void => {
  if (!areKnown) throw new IssuerUnavailable();
};

const inTime = <Result>(work: Promise<Result>): Promise<Result> =>
  withTimeout(work, ANSWER_TIMEOUT_MS, (timeoutMs) => new NoAnswer(`no answer within ${timeoutMs} ms`));

const CODES: readonly (readonly [new (...args: never[]) => Error, string])[] = [
  [LogMismatch, 'LOG_MISMATCH'],
  [KeysMismatch, 'KEYS_MISMATCH'],
  [KeysUnreadable, 'KEYS_UNREADABLE'],
  [ClockSkewed, 'CLOCK_SKEWED'],
  [NoAnswer, 'NO_ANSWER'],
  [NoLiveViews, 'VIEWS_NOT_LIVE'],
];

/** Of any other failure, by part: for the log, the views, appends and the issuer. */
const CODES_OF_PARTS = ['LOG_UNREADABLE', 'VIEWS_UNREADABLE', 'APPEND_FAILED', 'ISSUER_UNREACHABLE'] as const;

const codeOf = (error: unknown, part: number): string =>
  CODES.find(([kind]) => error instanceof kind)?.[1] ??
  failureIn(error)?.code ??
  (databaseFailureOf(error) ? 'DATABASE_UNAVAILABLE' : CODES_OF_PARTS[part]!);

/** Errors whose messages are safe to show; of any other error, only the kind. */
const DISCLOSED_ERRORS = [LogMismatch, NoAnswer, NoLiveViews, OutcomeUnknown, StoreUnavailable];
const reasonOf = (error: Error): string =>
  DISCLOSED_ERRORS.some((kind) => error instanceof kind) ? error.message.replace(/\.$/, '') : error.name;

/** Errors at the look at the log whose messages say all. */
const WHOLE_REASONS = [LogMismatch, KeysMismatch, KeysUnreadable];

/** For the log, the views, appends and the issuer. */
const REASONS: readonly ((error: Error) => string)[] = [
  (error) => {
    if (WHOLE_REASONS.some((kind) => error instanceof kind)) return error.message;
    return failureIn(error)
      ? `The log cannot be read. ${error.message}`
      : `The log cannot be read (${reasonOf(error)}).`;
  },
  (error) => {
    const failure = databaseFailureOf(error);
    return failure
      ? `The views cannot be read. ${failure.sentence} (${failure.code}).`
      : `The views cannot be read (${reasonOf(error)}): check DATABASE_URL.`;
  },
  (error) => {
    if (error instanceof ClockSkewed) return error.message;
    if (failureIn(error)) return `Nothing can be recorded. ${error.message}`;
    return `Nothing can be recorded (${reasonOf(error)}): check EVENTSTORE_URL, and that its user may append.`;
  },
  () => 'Nobody can sign in: the issuer in OIDC_ISSUER does not answer. Run: npx homeward doctor',
];
