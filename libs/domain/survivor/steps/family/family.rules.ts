import { refuse, refuseField, yearOf, type Day, type JsonObject } from '#kernel/decider';
import { yearOfBirth } from '../referral/birth.rules.js';
import { otherRecord } from '../referral/other-record.rules.js';
import type { Referral } from '../referral/referral.state.js';
import type { Kinship } from './family.codes.js';
import type { Pregnancy } from './family.state.js';

/** What this survivor is to the other one, by what the other is to this one. */
export const INVERSE: Readonly<Record<Kinship, Kinship>> = {
  Sibling: 'Sibling',
  Parent: 'Child',
  Child: 'Parent',
  Spouse: 'Spouse',
  OtherRelative: 'OtherRelative',
  NotRelated: 'NotRelated',
};

/** The record that a link names is the one in which work continues, and is neither erased nor about to be. */
export const requireLinkable = (
  events: readonly { readonly id?: string; readonly type: string; readonly data: JsonObject }[],
): void => {
  const { erasure, keptSurvivorId } = otherRecord(events);
  if (erasure === 'PersonalDataErased')
    refuse('SUBJECT_ERASED', 'That record was erased, so no record can be linked to it.');
  if (erasure === 'ErasureApproved' || erasure === 'ErasureBegun')
    refuse(
      'ERASURE_UNDER_WAY',
      'That record is being erased: withdraw the erasure there (withdrawErasure) before you link it.',
    );
  if (keptSurvivorId !== undefined)
    refuse('LINKED_ELSEWHERE', `That record is a duplicate: link ${keptSurvivorId}, in which the work continues.`);
};

/** The least difference between the years of birth of a parent and a child. */
const MIN_GENERATION_YEARS = 9;
const MAX_AGE_YEARS = 120;

interface Bearing {
  readonly relation: Kinship;
  readonly on: Day;
  readonly person: Referral;
}

/** The birth year of a dependant is possible on that day and, between parent and child, for the survivor. */
export const requirePlausibleBirth = (birthYear: number | undefined, { relation, on, person }: Bearing): void => {
  if (birthYear === undefined) return;
  const year = yearOf(on);
  if (birthYear > year)
    refuseField(
      { field: 'birthYear' },
      'DATE_ORDER',
      `A dependant born in ${birthYear} was not born by ${on}: correct the year or the day.`,
    );
  if (year - birthYear > MAX_AGE_YEARS)
    refuse('AGE_CONTRADICTS', `A person born in ${birthYear} is no dependant in ${year}: write the year in full.`);
  const own = person ? yearOfBirth(person, person.referredOn) : undefined;
  if (own === undefined) return;
  const years = relation === 'Child' ? birthYear - own : relation === 'Parent' ? own - birthYear : undefined;
  if (years !== undefined && years < MIN_GENERATION_YEARS)
    refuse(
      'AGE_CONTRADICTS',
      `A survivor born in ${own} has no ${relation.toLowerCase()} born in ${birthYear}: correct one of the two years.`,
    );
};

export const requireRelation = (relation: Kinship, foundTogether: boolean): void => {
  if (relation === 'NotRelated' && !foundTogether)
    refuse(
      'RELATION_MISSING',
      'Two survivors who are not related are linked only if they were found together: name the relation, or set foundTogether.',
    );
};

export const refuseAsEnded = (on: Day): never =>
  refuse('PREGNANCY_ENDED', `This pregnancy ended on ${on}: correct that entry if it is wrong.`);

/** Twins are two births of one pregnancy, so that only one that ended without a birth takes none. */
export const requireNoEnd = ({ endedOn }: Pick<Pregnancy, 'endedOn'>): void => {
  if (endedOn !== undefined) refuseAsEnded(endedOn);
};
