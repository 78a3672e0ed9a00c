import { ParkedStream, SetRequest, onlyTo, type RowPolicy } from '#kernel/projections';

/** Who reads the tables that belong to no record: without an entry here, nobody does. */
export const SYSTEM_TABLES: ReadonlyMap<object, RowPolicy> = new Map<object, RowPolicy>([
  // supervisors request that a flawed entry is set aside, also in streams that are about no survivor
  [
    ParkedStream,
    { own: `${onlyTo('ADMINISTRATOR', 'AUDITOR')} OR (${onlyTo('SUPERVISOR')} AND stream ~ '^(operation|access)-')` },
  ],
  [SetRequest, { own: onlyTo('ADMINISTRATOR'), asks: onlyTo('ADMINISTRATOR') }],
]);
