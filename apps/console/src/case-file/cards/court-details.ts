import type { TFunction } from 'i18next';
import { personalInWords } from '../../journey/name.js';
import { dayInWords, dayOf, instantInWords } from '../../language/days.js';
import { moneyInWords } from '../../language/money.js';
import { joinKnown } from '../../language/known-facts.js';
import type { LabelOf } from '../../language/labels.js';
import type { CourtDetails } from '../documents/court.js';
import { groupBy } from '../grouped.js';

interface InWords {
  readonly label: LabelOf;
  readonly t: TFunction;
}

type Row = (court: CourtDetails, words: InWords) => readonly string[];

type Sentence = CourtDetails['sentences'][number];

/** The name of one of the accused; empty where an older entry does not say which of them, or the name is unknown. */
const nameOf = ({ accused }: CourtDetails, accusedId: string | null, t: TFunction): string =>
  personalInWords(accused.find((one) => one.accusedId === accusedId)?.name, t);

const MONTHS_PER_YEAR = 12;

/** Older entries lack the months: no full year is then less than one. */
const prisonInWords = ({ years, months }: Sentence, t: TFunction): string => {
  if (months === null) return years === 0 ? t('file.prisonUnderYear') : t('file.years', { count: years });
  if (months === 0) return '';
  return months % MONTHS_PER_YEAR === 0
    ? t('file.years', { count: months / MONTHS_PER_YEAR })
    : t('file.prisonMonths', { count: months });
};

/** What was decided about some of the accused, by outcome; empty while nothing was. */
export const decidedInWords = (decided: readonly string[], label: LabelOf): string =>
  [...groupBy(decided, (code) => code)]
    .map(([code, { length }]) => `${length} ${label(code, 'ProsecutionOutcome').toLowerCase()}`)
    .join(', ');

/** How the case ended; while it is open, what was decided about some of the accused. */
export const outcomeInWords: Row = ({ outcome, concludedOn, accused }, { label, t }) => {
  if (outcome) return [joinKnown(label(outcome, 'ProsecutionOutcome'), concludedOn && dayInWords(concludedOn))];
  const outcomes = decidedInWords(
    accused.flatMap((one) => one.outcome ?? []),
    label,
  );
  return [outcomes ? t('file.ofTheAccused', { count: accused.length, outcomes }) : t('file.notDecided')];
};

/** What is shown of a court case, in the order in which it comes about. */
const ROWS = {
  commenced: ({ commencedOn }) => [dayInWords(commencedOn)],
  survivorsIn: ({ survivors }) => [String(survivors)],
  complaints: ({ complaints }) => complaints.map(({ on, agency }) => joinKnown(dayInWords(on), agency)),
  investigations: ({ investigations }) => investigations.map(({ on, agency }) => joinKnown(dayInWords(on), agency)),
  charges: (court, { t }) =>
    court.charges.map(({ on, article, accusedId, accusedCount }) =>
      joinKnown(
        dayInWords(on),
        article,
        nameOf(court, accusedId, t) || t('file.accusedCount', { count: accusedCount }),
      ),
    ),
  accused: ({ accused }, { label, t }) =>
    accused.map(({ name, role, kin, arrests, outcome, decidedOn }) =>
      joinKnown(
        personalInWords(name, t),
        label(role, 'AccusedRole'),
        label(kin, 'RecruiterKin'),
        ...arrests.map((day) => t('file.arrestedOn', { day: dayInWords(day) })),
        label(outcome, 'ProsecutionOutcome'),
        decidedOn && dayInWords(decidedOn),
      ),
    ),
  hearings: ({ hearings }) => hearings.map(dayInWords),
  // those that were never cancelled will not be held: the case has ended
  plannedHearings: ({ planned, outcome }) => (outcome ? [] : planned.map(({ at }) => instantInWords(at))),
  outcome: outcomeInWords,
  sentences: (court, { t }) =>
    court.sentences.map((one) =>
      joinKnown(
        dayInWords(one.on),
        nameOf(court, one.accusedId, t),
        prisonInWords(one, t),
        one.fine && t('file.fine', { amount: moneyInWords(one.fine) }),
      ),
    ),
  appeals: (court, { label, t }) =>
    court.appeals.map(({ on, appellant, accusedId, outcome, verdict, decidedOn }) =>
      joinKnown(
        dayInWords(on),
        label(appellant, 'Appellant'),
        nameOf(court, accusedId, t),
        outcome ? label(outcome, 'AppealOutcome') : t('file.notDecided'),
        label(verdict, 'Verdict'),
        decidedOn && dayInWords(decidedOn),
      ),
    ),
  compensation: ({ compensation }) => compensation.map((one) => joinKnown(dayInWords(one.on), moneyInWords(one))),
  payments: ({ payments }) => payments.map((one) => joinKnown(dayInWords(one.on), moneyInWords(one))),
} satisfies Readonly<Record<string, Row>>;

/** The rows of a court case: the name of each, and its values in words. */
export const detailsInWords = (
  court: CourtDetails,
  words: InWords,
): readonly (readonly [name: string, values: readonly string[]])[] =>
  Object.entries<Row>(ROWS).map(([name, row]) => [name, row(court, words)]);

interface Hearing {
  readonly hearingId: string;
  readonly at: string;
}

/** The planned hearings of earlier days, and the next one on that day or later. */
export const plannedHearings = (
  hearings: readonly Hearing[],
  day: string,
): { readonly past: readonly Hearing[]; readonly next: Hearing | undefined } => {
  const inOrder = hearings.toSorted((one, other) => Date.parse(one.at) - Date.parse(other.at));
  const isPast = ({ at }: Hearing) => dayOf(new Date(at)) < day;
  return { past: inOrder.filter(isPast), next: inOrder.find((one) => !isPast(one)) };
};
