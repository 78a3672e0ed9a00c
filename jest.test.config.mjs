import { runOf } from './test/jest/runs.mjs';
import { isQuick } from './test/jest/tiers.mjs';

/** Every rule, and the whole path: in minutes on two slow processors. */
export default runOf(isQuick);
