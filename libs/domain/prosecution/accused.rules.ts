import { daysAfter, latestByDay, refuse, type Day } from '#kernel/decider';
import { VERDICTS, type Outcome } from './prosecution.codes.js';
import type { AccusedPerson, Appeal, Conclusion, Prosecution } from './prosecution.state.js';

type OpenedCase = NonNullable<Prosecution>;

export const isVerdict = (outcome: Outcome | undefined): boolean => VERDICTS.some((one) => one === outcome);

/** A verdict on the whole case is one on each of its accused. */
const outcomeOf = ({ verdict }: OpenedCase, { outcome }: AccusedPerson): Conclusion | undefined => outcome ?? verdict;

const outcomesIn = (state: OpenedCase): readonly (Conclusion | undefined)[] =>
  Object.values(state.accused).map((one) => outcomeOf(state, one));

export const openAppeals = ({ appeals }: OpenedCase): readonly Appeal[] =>
  Object.values(appeals).filter(({ decided }) => !decided);

/** How a case ended for its survivors: not while an appeal is open, nor while an accused awaits a verdict. */
export const inForce = (
  conclusion: Conclusion | undefined,
  isAppealed: boolean,
  isPending: boolean,
): Conclusion | undefined => (isAppealed || (isPending && isVerdict(conclusion?.outcome)) ? undefined : conclusion);

export const conclusionOf = (state: Prosecution): Conclusion | undefined =>
  state ? inForce(state.conclusion, openAppeals(state).length > 0, outcomesIn(state).includes(undefined)) : undefined;

/** What the verdicts on the accused amount to: one conviction convicts. Undefined while there is none. */
export const verdictOnAll = (state: OpenedCase): Conclusion | undefined => {
  if (state.verdict) return state.verdict;
  const outcomes = outcomesIn(state);
  const decided = outcomes.filter((one) => one !== undefined);
  const lastWithOutcome = (outcome: Outcome) => latestByDay(decided.filter((one) => one.outcome === outcome));
  const isDropped = decided.length > 0 && decided.length === outcomes.length;
  return (
    lastWithOutcome('Convicted') ??
    lastWithOutcome('Acquitted') ??
    (isDropped ? lastWithOutcome('Discontinued') : undefined)
  );
};

export const accusedIn = ({ accused }: OpenedCase, accusedId: string): AccusedPerson =>
  accused[accusedId] ??
  refuse('NOT_FOUND', 'There is no such accused in this case: name them first (nameAccused), or check accusedId.');

/** For a command about one of the accused. */
export const requireAccused = ({ accused }: OpenedCase): void => {
  if (Object.keys(accused).length === 0)
    refuse('NOTHING_HERE', 'Nobody is named as accused in this case: name them first (nameAccused).', 'NameAccused');
};

/** Refuses a verdict or sentence for the whole case once the accused are named: each has their own. */
export const requireNobodyNamed = ({ accused }: OpenedCase): void => {
  if (Object.keys(accused).length > 0)
    refuse('ACCUSED_REQUIRED', 'The accused of this case are named: choose which of them this is about (accusedId).');
};

/** The last day on which an appeal against a verdict of the case is possible; undefined where there is none. */
const appealableUntil = (state: OpenedCase, days: number): Day | undefined => {
  const verdicts = outcomesIn(state).flatMap((one) => (one && isVerdict(one.outcome) ? [one.on] : []));
  const appeals = Object.values(state.appeals).flatMap(({ decided }) => (decided ? [decided.on] : []));
  const last = [...verdicts, ...appeals].toSorted().at(-1);
  return last === undefined ? undefined : daysAfter(last, days);
};

export const requireNoOpenAppeal = (state: OpenedCase): void => {
  const [appeal] = openAppeals(state);
  if (appeal)
    refuse(
      'APPEAL_OPEN',
      `The appeal of ${appeal.payload.on} is still open: record its decision first (decideAppeal).`,
      'DecideAppeal',
    );
};

/** A case with named accused ends by verdict when each has one, and when nobody can appeal any more. */
export const requireFinal = (state: OpenedCase, on: Day, appealWithinDays: number): void => {
  if (Object.keys(state.accused).length === 0) return;
  if (outcomesIn(state).includes(undefined))
    refuse(
      'ACCUSED_WITHOUT_OUTCOME',
      'One of the accused has no outcome yet: record the verdict (recordVerdict), or that the charges were dropped (dropCharges).',
      'RecordVerdict',
    );
  const until = appealableUntil(state, appealWithinDays);
  if (until !== undefined && on <= until)
    refuse('APPEAL_TIME_OPEN', `An appeal is possible until ${until}: the prosecution is over after that day.`);
};
