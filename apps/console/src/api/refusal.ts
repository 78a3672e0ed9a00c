import i18next from 'i18next';
import type { CombinedError } from 'urql';

export interface FieldProblem {
  readonly path: string;
  readonly problem: string;
}

/** A refusal of the service. */
export interface Refusal {
  readonly code: string;
  readonly message: string;
  /** The particulars of the case, in English, if the message is a general sentence. */
  readonly detail?: string;
  readonly fields: readonly FieldProblem[];
  readonly currentRevision?: number;
  /** The revision that the user had read, where the command named one. */
  readonly expectedRevision?: number | undefined;
  /** The mutation that must come first, when one is missing. */
  readonly first?: string;
  /** Whether a supervisor may record it against this rule, because it happened. */
  readonly mayOverride?: boolean;
  readonly since: readonly unknown[];
}

/** The service gave no answer, or none that says what became of the question. */
export const noAnswer = (code: 'UNREACHABLE' | 'INTERNAL'): Refusal => ({
  code,
  message: i18next.t('unreachable'),
  fields: [],
  since: [],
});

/** What went wrong, always with a sentence. */
export const refusalIn = (error: CombinedError | undefined): Refusal | undefined => {
  if (!error) return undefined;
  const first = error.graphQLErrors[0];
  if (!first) return noAnswer('UNREACHABLE');
  const {
    code,
    fields,
    detail,
    currentRevision,
    first: before,
    mayOverride,
    since,
  } = first.extensions as Record<string, unknown>;
  return {
    code: String(code ?? 'INTERNAL'),
    // what the service answers the developer of a client
    message: code === 'OUTCOME_UNKNOWN' ? i18next.t('unsure') : first.message,
    fields: (fields as FieldProblem[] | undefined) ?? [],
    since: (since as unknown[] | undefined) ?? [],
    ...(typeof detail === 'string' && { detail }),
    ...(typeof before === 'string' && { first: before }),
    ...(mayOverride === true && { mayOverride }),
    ...(typeof currentRevision === 'number' && { currentRevision }),
  };
};

/** The service or the way to it is at fault, which passes: the same question may be answered in a moment. */
const PASSING: ReadonlySet<string> = new Set([
  'UNREACHABLE',
  'OUTCOME_UNKNOWN',
  'TIMEOUT',
  'INTERNAL',
  'UNAVAILABLE',
  'RATE_LIMITED',
]);

/** The reader has asked for too much, which takes nothing from them that they were shown. */
const SPENT: ReadonlySet<string> = new Set(['RECORD_BUDGET_SPENT', 'QUESTIONS_SPENT', 'EXPORTS_SPENT']);

/**
 * What takes longer or what somebody can change first: the next hour, a sign-in, what a colleague has recorded, a clock, or
 * another log, of which nothing may stay.
 */
const LATER: ReadonlySet<string> = new Set([
  'UNAUTHENTICATED',
  'REVISION_CONFLICT',
  ...SPENT,
  'CLOCK_SKEWED',
  'LOG_MISMATCH',
]);

/** Whether the same question may soon be answered though nobody does anything about it. */
export const isPassing = ({ code }: Pick<Refusal, 'code'>): boolean => PASSING.has(code);

/** Whether what is shown already may not stay. */
export const takesAway = (error: CombinedError | undefined): boolean => {
  const code = refusalIn(error)?.code;
  return code !== undefined && !PASSING.has(code) && !SPENT.has(code);
};

/** Whether it can help to ask the same again: not where it was refused, was wrong, or leads to nothing. */
export const mayHelpAgain = ({ code }: Pick<Refusal, 'code'>): boolean => PASSING.has(code) || LATER.has(code);

/** Whether the outcome is unknown, perhaps of an earlier attempt: only a repeat with the same commandId finds it out. */
export const isUnsure = ({ code }: Pick<Refusal, 'code'>): boolean =>
  ['UNREACHABLE', 'OUTCOME_UNKNOWN', 'TIMEOUT', 'INTERNAL', 'UNAVAILABLE'].includes(code);
