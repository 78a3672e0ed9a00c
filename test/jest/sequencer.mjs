import TestSequencer from '@jest/test-sequencer';

/**
 * What takes longest, from two minutes to ten seconds, in `npm test` or in `npm run test:soak`: begun last, it would have one
 * worker to itself in the end. A clean clone knows of no run before it.
 */
const LONG = [
  'refusals.e2e-spec',
  'demo.e2e-spec',
  'import.e2e-spec',
  'projector-kills.fault-spec',
  'sets.soak-spec',
  'kills.fault-spec',
  'sets.e2e-spec',
  'whole-journey.spec',
  'racing.fault-spec',
  'recovery.spec',
  'hardening.e2e-spec',
  'outages.fault-spec',
  'lists.spec',
  'canaries.e2e-spec',
  'interruptions.e2e-spec',
  'crash.spec',
  'verify.e2e-spec',
  'strangers.spec',
  'processes.e2e-spec',
  'tables.e2e-spec',
  'key-rotation.model.spec',
  'broken-projector.fault-spec',
  'production.e2e-spec',
  'limits.e2e-spec',
  'eraser.model.spec',
  'survivor.spec',
  'search.recall.spec',
  'views.spec',
  'redeciding.spec',
  'sets.spec',
  'absent-and-forbidden.e2e-spec',
  'configurations.spec',
];

const place = ({ path }) => {
  const found = LONG.findIndex((name) => path.endsWith(`/${name}.ts`));
  return found < 0 ? LONG.length : found;
};

export default class LongestFirst extends TestSequencer {
  sort(tests) {
    return super.sort(tests).toSorted((one, other) => place(one) - place(other));
  }
}
