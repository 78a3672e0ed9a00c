import type { TFunction } from 'i18next';
import { countryInWords, districtInWords, languageInWords, provinceInWords } from '../../forms/places.js';
import { dayInWords, dayOf, daysBetween, instantInWords, monthInWords } from '../../language/days.js';
import type { LabelOf } from '../../language/labels.js';
import { moneyInWords } from '../../language/money.js';
import { shortOf } from '../name.js';
import { eventInWords } from '../events.js';
import type { TimelineAmendment, TimelineEntry, TimelineValue } from './documents.js';

type InWords = (value: string, label: LabelOf, t: TFunction, list: string | undefined) => string;

const IN_WORDS: Readonly<Record<TimelineValue['kind'], InWords>> = {
  CODE: (value, label, _, list) => label(value, list),
  COUNTRY: countryInWords,
  CURRENCY: (value) => value,
  DAY: dayInWords,
  DISTRICT: districtInWords,
  INSTANT: instantInWords,
  LANGUAGE: languageInWords,
  NUMBER: (value) => value,
  OFFICE: (value, label) => label(value),
  PROVINCE: provinceInWords,
  RECORD: shortOf,
  TEXT: (value) => value,
  YES_NO: (value, _, t) => t(value === 'true' ? 'form.yes' : 'form.no'),
};

/** What the entry itself says, or one of its amendments. */
export const valuesIn = ({ values }: TimelineEntry, amendment: string | null = null): readonly TimelineValue[] =>
  values.filter((value) => value.amendment === amendment);

export const valueInWords = ({ kind, list, values, erased }: TimelineValue, label: LabelOf, t: TFunction): string =>
  erased ? t('erased') : values.map((value) => IN_WORDS[kind](value, label, t, list ?? undefined)).join(', ');

/** The kinds that say by themselves what they are about. */
const SPEAKING: ReadonlySet<TimelineValue['kind']> = new Set(['CODE', 'COUNTRY', 'INSTANT', 'OFFICE', 'PROVINCE']);
/** Such texts do too: they name who helps, and where. */
const SPEAKING_TEXTS: ReadonlySet<string> = new Set([
  'agency',
  'court',
  'crossing',
  'interviewer',
  'provider',
  'to',
  'toOrganisation',
  'worker',
]);
/** The most values in the line of an entry: the others are a press away. */
const SUMMARY_MAX_VALUES = 4;

/** What an entry says, in one line; what lies in groups counts only if there is nothing else. */
export const summaryOf = (
  entry: TimelineEntry,
  label: LabelOf,
  t: TFunction,
  max: number = SUMMARY_MAX_VALUES,
): string => {
  const speaking = valuesIn(entry).filter(
    ({ kind, field }) => SPEAKING.has(kind) || (kind === 'TEXT' && SPEAKING_TEXTS.has(field)),
  );
  const own = speaking.filter(({ within }) => within === null);
  const words = (own.length > 0 ? own : speaking).map((value) => valueInWords(value, label, t));
  return [...new Set(words)].slice(0, max).join(' · ');
};

/** Values that are shown elsewhere, or that only link entries to each other. */
export const isShownElsewhere = ({ kind, field, within }: TimelineValue): boolean =>
  kind === 'RECORD' || (field === 'on' && within === null) || field === 'mediaSha256';

/** A group of fields, such as the second goal; the fields outside of all groups come first. */
export interface ValueGroup {
  readonly within: string | null;
  readonly part: number | null;
  readonly values: readonly TimelineValue[];
}

export const groupsOf = (values: readonly TimelineValue[]): ValueGroup[] => {
  const groups = new Map<string, ValueGroup>();
  for (const value of values.filter((one) => !isShownElsewhere(one))) {
    const { within, part } = value;
    const key = `${within ?? ''} ${part ?? ''}`;
    groups.set(key, { within, part, values: [...(groups.get(key)?.values ?? []), value] });
  }
  return [...groups.values()].toSorted((one, other) => Number(one.within !== null) - Number(other.within !== null));
};

const keyOf = ({ within, part, field }: TimelineValue): string => [within, part, field].join(' ');

/** A value of an amendment, with what had been recorded before; without a value, it was removed. */
export interface ChangedValue {
  readonly value?: TimelineValue | undefined;
  readonly before?: TimelineValue | undefined;
}

const isSame = (one: TimelineValue, other: TimelineValue): boolean =>
  one.erased === other.erased && one.values.join('\n') === other.values.join('\n');

/**
 * What an amendment says: a correction has the complete entry as it should have been, of which only what differs is shown.
 */
export const changesIn = (
  entry: TimelineEntry,
  { eventId, type }: Pick<TimelineAmendment, 'eventId' | 'type'>,
): ChangedValue[] => {
  const recorded = valuesIn(entry);
  const own = valuesIn(entry, eventId).filter(({ kind }) => kind !== 'RECORD');
  if (type !== 'EntryCorrected') return own.filter((value) => !isShownElsewhere(value)).map((value) => ({ value }));
  const [before, after] = [recorded, own].map((values) => new Map(values.map((value) => [keyOf(value), value])));
  const removed = recorded.filter((value) => value.kind !== 'RECORD' && !after!.has(keyOf(value)));
  return [
    ...own
      .map((value) => ({ value, before: before!.get(keyOf(value)) }))
      .filter(({ value, before: was }) => !was || !isSame(value, was)),
    ...removed.map((was) => ({ before: was })),
  ];
};

/** With what the names of the policies begin, which record what follows from an entry of another record. */
const POLICY = 'policy:';

/** A longer time is read more easily as a day. */
const LATER_MAX_DAYS = 31;

/** Who recorded it, and how long after it happened. */
export const recordingInWords = (
  { on, recordedAt, by }: Pick<TimelineAmendment, 'on' | 'recordedAt' | 'by'>,
  t: TFunction,
): string => {
  // the consequence of another entry: nobody recorded it
  if (by.id.startsWith(POLICY)) return t('timeline.byItself');
  const count = daysBetween(on, dayOf(new Date(recordedAt)));
  if (count > LATER_MAX_DAYS)
    return t('timeline.recordedOn', { day: dayInWords(dayOf(new Date(recordedAt))), who: by.id });
  if (count > 0) return t('timeline.later', { count, who: by.id });
  return t(count < 0 ? 'timeline.ahead' : 'journey.by', { who: by.id });
};

/** Everything that an entry says, to find words in. */
export const textOf = (entry: TimelineEntry, label: LabelOf, t: TFunction): string =>
  [
    eventInWords(entry.type, t),
    ...entry.values.filter((value) => !isShownElsewhere(value)).map((value) => valueInWords(value, label, t)),
    dayInWords(entry.on),
    monthInWords(entry.on.slice(0, 7)),
    label(entry.lane, 'Strand'),
    recordingInWords(entry, t),
    ...entry.amendments.map((one) => `${eventInWords(one.type, t)} ${one.by.id}`),
  ].join(' ');

/** The amount of a group of values, where it has one in a currency. */
export const amountInWords = (values: readonly TimelineValue[]): string | undefined => {
  const amount = values.find(({ field }) => field === 'amount')?.values[0];
  const currency = values.find(({ kind }) => kind === 'CURRENCY')?.values[0];
  if (amount === undefined || currency === undefined) return undefined;
  return moneyInWords({ amount: Number(amount), currency });
};

const isBeside =
  (one: TimelineValue) =>
  (other: TimelineValue): boolean =>
    other.amendment === one.amendment && other.within === one.within && other.part === one.part;

/** A value of an entry or of its amendment; an amount is read together with the currency that stands beside it. */
export const recordedInWords = (entry: TimelineEntry, value: TimelineValue, label: LabelOf, t: TFunction): string =>
  (value.field === 'amount' && amountInWords(entry.values.filter(isBeside(value)))) || valueInWords(value, label, t);
