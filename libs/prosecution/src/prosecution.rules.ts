import { refuse, requireAfter, requirePast, type Day } from '#decider';
import { VERDICTS, type Outcome } from './prosecution.codes.js';
import type { Conclusion, Prosecution } from './prosecution.decider.js';

type Known = NonNullable<Prosecution>;

/** With what else is refused once a case is concluded so, and what to do. */
const CONCLUDED: Readonly<Record<Outcome, { readonly code: string; readonly says: (on: Day) => string }>> = {
  Convicted: {
    code: 'VERDICT_REACHED',
    says: (on) =>
      `The verdict is recorded already: Convicted on ${on}. Go on with the sentence; a slip in it is corrected (correctEntry).`,
  },
  Acquitted: {
    code: 'VERDICT_REACHED',
    says: (on) =>
      `The verdict is recorded already: Acquitted on ${on}. Go on from it; a slip in it is corrected (correctEntry).`,
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

/** Also said to whomever it does not concern. */
export const noSuchProsecution = (): never =>
  refuse(
    'NOT_FOUND',
    'There is no such prosecution, or it is not yours to see. Open it for a survivor first; if you just have, ask again in a moment.',
  );

const found = (state: Prosecution): Known => state ?? noSuchProsecution();

/** What happens in court happens after the case began, and not after it was over. */
export const requireDayInCourt = (state: Prosecution, on: Day, now: string): Known => {
  const { commencedOn, endedOn } = found(state);
  requirePast(on, now);
  requireAfter(on, { 'the beginning of the prosecution': commencedOn });
  if (endedOn !== undefined && on > endedOn)
    refuse('PROSECUTION_ENDED', `This prosecution was over on ${endedOn}: correct the day, or open a new one.`);
  return state!;
};

/** A case is concluded once, in one way. Whether this is news; the same again is none. */
export const endsAnew = (state: Prosecution, { outcome, on }: Conclusion, now: string): boolean => {
  const { conclusion } = found(state);
  if (!conclusion) {
    requireDayInCourt(state, on, now);
    return true;
  }
  if (conclusion.outcome === outcome && conclusion.on === on) return false;
  return refuseConcluded(conclusion);
};

/** Nobody is convicted or acquitted but by a court, and what the court said is not said otherwise afterwards. */
export const requireSameAsVerdict = (outcome: Outcome, verdict: Conclusion | undefined): void => {
  if (verdict && verdict.outcome !== outcome) refuseConcluded(verdict);
  if (!verdict && VERDICTS.some((one) => one === outcome))
    refuse('VERDICT_MISSING', 'No verdict is recorded: record it first (recordVerdict).');
};

const refuseConcluded = ({ outcome, on }: Conclusion): never => {
  const { code, says } = CONCLUDED[outcome];
  return refuse(code, says(on));
};

/** In the smallest unit of the currency, so that no cent is lost. */
export const requireAmount = (amount: number): void => {
  if (amount < 0) refuse('AMOUNT_NEGATIVE', 'An amount is not negative: correct the entry that was too high.');
};
