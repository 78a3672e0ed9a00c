import type { MutationName } from '../api/schema.js';

type LinkTable = MutationName | readonly MutationName[] | Readonly<Record<string, MutationName>>;

/** What no menu of a record offers, by the page whose links lead to its forms; `registers` has a table of its own. */
export const OUTSIDE_MENU = {
  lists: { received: 'receiveReferral', operation: 'conductOperation', prevention: 'holdPreventionActivity' },
  notices: 'chooseNotices',
  offices: 'askOffice',
  other: ['conductOperation', 'recordOperationResult', 'holdPreventionActivity', 'openBreakGlass'],
} as const satisfies Readonly<Record<string, LinkTable>>;
