import { runOf } from './test/jest/runs.mjs';

/** Any spec by its path: those of `npm test`, and those of `npm run test:e2e`. */
export default runOf(() => true);
