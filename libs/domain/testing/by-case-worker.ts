import type { Actor } from '#kernel/decider';

const caseWorker: Actor = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: 'SiemReapCac' };

/** For specifications of the domain: a case worker records and commands, unless they name somebody else. */
export const byCaseWorker = { author: caseWorker };
