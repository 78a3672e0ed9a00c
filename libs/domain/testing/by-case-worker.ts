import type { Actor } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';

const caseWorker: Actor = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: 'SiemReapCac' };

/** For specifications of the domain: a case worker records and commands, unless they name others, by default settings. */
export const byCaseWorker = { author: caseWorker, settings: DEFAULT_SETTINGS };
