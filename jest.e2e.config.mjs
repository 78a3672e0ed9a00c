import { runOf } from './test/jest/runs.mjs';
import { isQuick } from './test/jest/tiers.mjs';

/** What takes longer, because it starts and stops processes or asks often: all specs that `npm test` leaves out. */
export default runOf((spec) => !isQuick(spec));
