import { onlyTo, type RowPolicy } from '#kernel/projections';

/** Activities are read by those who record them; they name no survivor. */
export const toThoseWhoRecordThem: RowPolicy = { own: onlyTo('CASE_WORKER', 'SUPERVISOR') };
