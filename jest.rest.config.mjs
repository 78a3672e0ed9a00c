import { pathsOf, SPECS } from './test/jest/runs.mjs';
import { isQuick } from './test/jest/tiers.mjs';

process.env.SOAK_SAMPLE = '1';
const { default: sample } = await import('./jest.soak.config.mjs');

/** What `npm test` leaves out, in one run: `npm run test:e2e` and the sample of the soak, which share what each of them starts. */
export default { ...sample, testRegex: [...sample.testRegex, pathsOf(SPECS.filter((spec) => !isQuick(spec)))] };
