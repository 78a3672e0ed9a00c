import type { TFunction } from 'i18next';
import type { CommandField, FieldName } from '../../api/schema.js';
import { personalInWords } from '../../journey/name.js';
import { dayInWords, instantInWords } from '../../language/days.js';
import type { LabelOf } from '../../language/labels.js';
import type { Choice } from '../choice.js';
import type { CourtCase } from './court-cases.js';

interface InWords {
  readonly label: LabelOf;
  readonly t: TFunction;
}

/** By field: the items of the survivor's court cases to which it refers. */
const IN_CASE: { readonly [Field in FieldName]?: (one: CourtCase, words: InWords) => readonly Choice[] } = {
  accusedId: ({ accused }, { label, t }) =>
    accused.map((one) => ({
      value: one.accusedId,
      label: [personalInWords(one.name, t), label(one.role, 'AccusedRole')].filter(Boolean).join(' · '),
    })),
  appealId: ({ appeals }, { label }) =>
    appeals
      .filter(({ outcome }) => outcome === null)
      .map((one) => ({ value: one.appealId, label: `${dayInWords(one.on)} · ${label(one.appellant, 'Appellant')}` })),
  hearingId: ({ planned }) => planned.map((one) => ({ value: one.hearingId, label: instantInWords(one.at) })),
};

/** The field that joins the survivor to a case: a new one, whose id the form has made, or one that exists. */
const JOINS: CommandField = 'OpenProsecution.prosecutionId';

export const isJoining = (input: string, field: string): boolean => `${input}.${field}` === JOINS;
export const isInCourt = (input: string, field: string): boolean => isJoining(input, field) || field in IN_CASE;

export const choicesIn = (field: string, cases: readonly CourtCase[], words: InWords): readonly Choice[] =>
  cases.flatMap((one) => IN_CASE[field as FieldName]?.(one, words) ?? []);
