import type { CommandField } from '../api/schema.js';
import type { FormRecord } from './record/document.js';
import type { Values } from './values.js';

const memberChosen = ({ household }: FormRecord, chosen: string): Values => {
  const member = household?.find(({ memberId }) => memberId === chosen);
  if (!member) return {};
  const { relation, safe, name, note } = member;
  return { relation, safe, name: name?.value ?? '', note: note?.value ?? '' };
};

/** The answers of an earlier entry, which the new one replaces as a whole: nothing may be lost unseen. */
const REPLACED: { readonly [Field in CommandField]?: (survivor: FormRecord, chosen: string) => Values } = {
  'RecordHouseholdMember.memberId': memberChosen,
};

/** The changed answers of a form, with those of an entry that was just chosen to be replaced. */
export const withChosen = (input: string, before: Values, next: Values, survivor: FormRecord | undefined): Values => {
  const taken = Object.entries(next).flatMap(([field, value]) => {
    const replaced = REPLACED[`${input}.${field}` as CommandField];
    return survivor && replaced && typeof value === 'string' && value !== before[field]
      ? [replaced(survivor, value)]
      : [];
  });
  return Object.assign({}, next, ...taken) as Values;
};
