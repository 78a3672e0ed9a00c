import type { TFunction } from 'i18next';
import type { CommandField, FieldName } from '../../api/schema.js';
import { personalInWords } from '../../journey/name.js';
import { dayInWords, instantInWords } from '../../language/days.js';
import type { LabelOf } from '../../language/labels.js';
import type { Choice } from '../choice.js';
import type { Value } from '../values.js';
import type { CourtCase } from './court-cases.js';

interface InWords {
  readonly label: LabelOf;
  readonly t: TFunction;
  /** What the entry named, when the form began. */
  readonly begun: string;
}

/** By field: the items of the survivor's court cases to which it refers. */
const IN_CASE: { readonly [Field in FieldName]?: (one: CourtCase, words: InWords) => readonly Choice[] } = {
  accusedId: ({ accused }, { label, t }) =>
    accused.map((one) => ({
      value: one.accusedId,
      label: [personalInWords(one.name, t), label(one.role, 'AccusedRole')].filter(Boolean).join(' · '),
    })),
  appealId: ({ appeals }, { label, begun }) =>
    appeals
      .filter(({ appealId, outcome }) => outcome === null || appealId === begun)
      .map((one) => ({ value: one.appealId, label: `${dayInWords(one.on)} · ${label(one.appellant, 'Appellant')}` })),
  hearingId: ({ planned }) => planned.map((one) => ({ value: one.hearingId, label: instantInWords(one.at) })),
};

/** The field that joins the survivor to a case: a new one, whose id the form has made, or one that exists. */
const JOINS: CommandField = 'OpenProsecution.prosecutionId';

export const isJoining = (input: string, field: string): boolean => `${input}.${field}` === JOINS;
export const isInCourt = (input: string, field: string): boolean => isJoining(input, field) || field in IN_CASE;

interface Joinable {
  /** The id of a new case, if the form did not begin with one. */
  readonly made: string;
  /** The case that another office agreed to, which the user may not see yet. */
  readonly named: Value;
  readonly others: readonly Choice[];
  readonly t: TFunction;
}

/** A new case, or one that exists, by what the form began with. */
export const casesToJoin = (begun: string, { made, named, others, t }: Joinable): readonly Choice[] => {
  const isListed = others.some(({ value }) => value === begun);
  return [
    { value: isListed || begun === named ? made : begun, label: t('form.newCase') },
    ...(begun === named && !isListed ? [{ value: begun, label: t('form.unseenCase') }] : []),
    ...others,
  ];
};

export const choicesIn = (field: string, cases: readonly CourtCase[], words: InWords): readonly Choice[] =>
  withNamed(
    field,
    cases.flatMap((one) => IN_CASE[field as FieldName]?.(one, words) ?? []),
    words,
  );

/** An entry keeps the hearing that it names, also where that is none to come, or the cases are not known. */
const withNamed = (field: string, choices: readonly Choice[], { t, begun }: InWords): readonly Choice[] =>
  field !== 'hearingId' || begun === '' || choices.some(({ value }) => value === begun)
    ? choices
    : [{ value: begun, label: t('form.namedHearing') }, ...choices];
