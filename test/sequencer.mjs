import TestSequencer from '@jest/test-sequencer';

/**
 * What takes longest, from ninety seconds of a processor to ten: begun last, it would have one of them to itself in the
 * end. A clean clone knows of no run before it.
 */
const LONG = [
  'kills.fault-spec',
  'demo.e2e-spec',
  'import.e2e-spec',
  'racing.fault-spec',
  'projector-kills.fault-spec',
  'sets.e2e-spec',
  'whole-journey.spec',
  'refusals.e2e-spec',
  'canaries.e2e-spec',
  'outages.fault-spec',
  'search.recall.spec',
  'eraser.model.spec',
  'strangers.spec',
  'tables.e2e-spec',
  'processes.e2e-spec',
  'interruptions.e2e-spec',
  'recovery.spec',
  'hardening.e2e-spec',
  'survivor.spec',
  'key-rotation.model.spec',
  'production.e2e-spec',
  'configurations.spec',
  'limits.e2e-spec',
  'broken-projector.fault-spec',
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
