import { ALL_SPECS, runOf } from './test/jest/runs.mjs';
import { isQuick, LEFT_TO_SOAK } from './test/jest/tiers.mjs';

process.env.SOAK_SAMPLE = '1';
const { default: sample } = await import('./jest.soak.config.mjs');

const isSampled = (spec) =>
  sample.testRegex.some((paths) => new RegExp(paths).test(`/${spec}`)) && !LEFT_TO_SOAK.includes(spec);
const isLeftOutByTest = (spec) => /\.(spec|e2e-spec)\.ts$/.test(spec) && !isQuick(spec);

/** What `npm test` leaves out, in one run: `npm run test:e2e` and the sample of the soak, which share what each of them starts. */
export default runOf((spec) => isSampled(spec) || isLeftOutByTest(spec), ALL_SPECS);
