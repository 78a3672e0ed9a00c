import {
  dayAt,
  daysAfter,
  refuse,
  requireAfter,
  requirePast,
  requireSome,
  type Day,
  type RefusalCode,
} from '#kernel/decider';
import { isVerdict } from './accused.rules.js';
import type { Outcome } from './prosecution.codes.js';
import type { Conclusion, Prosecution } from './prosecution.state.js';

type OpenedCase = NonNullable<Prosecution>;

/** The refusal of another conclusion, for each way in which the case has ended, and what to do. */
const CONCLUDED: Readonly<Record<Outcome, { readonly code: RefusalCode; readonly says: (on: Day) => string }>> = {
  Convicted: {
    code: 'VERDICT_REACHED',
    says: (on) =>
      `The verdict is already recorded: Convicted on ${on}. Continue with the sentence, or correct an error in the verdict (correctEntry).`,
  },
  Acquitted: {
    code: 'VERDICT_REACHED',
    says: (on) =>
      `The verdict is already recorded: Acquitted on ${on}. Continue from it, or correct an error in it (correctEntry).`,
  },
  Discontinued: {
    code: 'PROSECUTION_DISCONTINUED',
    says: (on) => `This prosecution was discontinued on ${on}: open a new one.`,
  },
  Settled: {
    code: 'PROSECUTION_SETTLED',
    says: (on) => `This prosecution was settled on ${on}: open a new one.`,
  },
};

/** Refuses alike when the prosecution does not exist and when the caller may not see it. */
export const noSuchProsecution = (): never =>
  refuse(
    'NOT_FOUND',
    'There is no such prosecution, or you may not see it. Open it for a survivor first; if you just did, try again in a moment.',
  );

export const requireProsecution = (state: Prosecution): OpenedCase => state ?? noSuchProsecution();

/** The police and the prosecutor may act before the case was opened here, but not after it was over. */
export const requireBeforeEnd = (state: Prosecution, on: Day, now: string): OpenedCase => {
  const known = requireProsecution(state);
  requirePast(on, now);
  requireNotOverBy(known, on);
  return known;
};

/** The end of a case may be recorded with a day before others of its entries. */
export const requireNotOverBy = ({ endedOn }: OpenedCase, on: Day): void => {
  if (endedOn !== undefined && on > endedOn) refuseEnded(endedOn);
};

/** For what is recorded once a day: one of the days until today has no such entry, and the case was not over before it. */
export const requireFreeDay = (known: OpenedCase, from: Day, recorded: readonly Day[], now: string): void => {
  const day = firstFreeDay(from, recorded);
  // whatever day was sent, this one was not: the sentence names only days that are on record
  if (day > dayAt(now))
    refuse(
      'DATE_IN_FUTURE',
      `Each day from ${from} until today has such an entry: correct the one with the wrong day (correctEntry).`,
    );
  requireNotOverBy(known, day);
};

const firstFreeDay = (from: Day, recorded: readonly Day[]): Day =>
  recorded.includes(from) ? firstFreeDay(daysAfter(from, 1), recorded) : from;

/** Events in court happen after the case began, and not after it was over. */
export const requireDayInCourt = (state: Prosecution, on: Day, now: string): OpenedCase => {
  const { commencedOn } = requireProsecution(state);
  requirePast(on, now);
  requireAfter(on, { 'the beginning of the prosecution': commencedOn });
  return requireBeforeEnd(state, on, now);
};

export const requireNotEnded = (state: Prosecution): void => {
  const { endedOn } = requireProsecution(state);
  if (endedOn !== undefined) refuseEnded(endedOn);
};

const refuseEnded = (endedOn: Day): never =>
  refuse(
    'PROSECUTION_ENDED',
    `This prosecution ended on ${endedOn}: correct the day, or open a new one (openProsecution).`,
  );

/** A case is concluded once, in one way. */
export const requireUnconcluded = (state: Prosecution): void => {
  const { conclusion } = requireProsecution(state);
  if (conclusion) refuseConcluded(conclusion);
};

/** A verdict on the case, or on the accused who have none yet. */
export const requireUndecided = (state: Prosecution): void => {
  const known = requireProsecution(state);
  if (Object.keys(known.accused).length === 0 || (known.endedOn !== undefined && !known.verdict))
    return requireUnconcluded(state);
  requireSomeUndecided(known);
};

/** For a decision about one of the accused: one of them has none yet, and was accused before the case was over. */
export const requireSomeUndecided = (known: OpenedCase): void =>
  requireSome(
    Object.values(known.accused),
    ({ outcome, payload }) => {
      if (outcome) refuseDecided(outcome);
      requireNotOverBy(known, payload.on);
    },
    () => noSuchProsecution(),
  );

export const isConcludedSo = (state: Prosecution, { outcome, on }: Conclusion): boolean =>
  state?.conclusion?.outcome === outcome && state.conclusion.on === on;

/** Only a court convicts or acquits, and a later conclusion must agree with its verdict. */
export const requireSameAsVerdict = (outcome: Outcome, verdict: Conclusion | undefined): void => {
  if (verdict && verdict.outcome !== outcome) refuseConcluded(verdict);
  if (!verdict && isVerdict(outcome))
    refuse('VERDICT_MISSING', 'No verdict is recorded: record it first (recordVerdict).');
};

const refuseConcluded = ({ outcome, on }: Conclusion): never => {
  const { code, says } = CONCLUDED[outcome];
  return refuse(code, says(on));
};

/** For a second decision about one of the accused. */
export const refuseDecided = (outcome: Conclusion): never =>
  outcome.outcome === 'Discontinued'
    ? refuse(
        'CHARGES_DROPPED',
        `The charges against this accused were dropped on ${outcome.on}: correct an error in that entry (correctEntry).`,
      )
    : refuseConcluded(outcome);

/** In the smallest unit of the currency, so that no cent is lost. */
export const requireAmount = (amount: number): void => {
  if (amount < 0) refuse('AMOUNT_NEGATIVE', 'An amount cannot be negative: correct the entry that was too high.');
};
