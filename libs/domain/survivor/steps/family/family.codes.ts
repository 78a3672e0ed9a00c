/** Code lists of family and dependants. Codes are stored forever. */

/** What somebody is to the survivor. */
export const KINSHIPS = ['Sibling', 'Parent', 'Child', 'Spouse', 'OtherRelative', 'NotRelated'] as const;
export type Kinship = (typeof KINSHIPS)[number];

/** Who a dependant lives with. */
export const DEPENDANT_HOMES = [
  'Survivor',
  'Family',
  'FosterFamily',
  'Institution',
  'Abuser',
  'Other',
  'Unknown',
] as const;
export type DependantHome = (typeof DEPENDANT_HOMES)[number];

/** Where the proceedings about the custody of a dependant stand, seen from the survivor. */
export const CUSTODY_STATUSES = ['None', 'Sought', 'Granted', 'Refused'] as const;
export type CustodyStatus = (typeof CUSTODY_STATUSES)[number];
