import TestSequencer from '@jest/test-sequencer';

/**
 * The slowest specs: begun last, one would keep a single worker busy at the end. A clean clone has no times of an
 * earlier run. First those of `npm run test:soak` only, then those of `npm test`.
 */
const LONG = [
  'attacker.spec',
  'migrate-log.soak-spec',
  'sets.soak-spec',
  'projector-kills.fault-spec',
  'kills.fault-spec',
  'sets.fault-spec',
  'tables.soak-spec',
  'recover.soak-spec',
  'demo.soak-spec',
  'backup.soak-spec',
  'interruptions.fault-spec',
  'adopt-log.soak-spec',
  'outages.fault-spec',
  'concurrent-writers.fault-spec',
  'event-store-later.fault-spec',
  'another-version.soak-spec',
  'harsh-store.soak-spec',
  'eventstore.fault-spec',
  'unfinished.soak-spec',
  'postgres.fault-spec',
  'notices.e2e-spec',
  // it reads the log of all specs from its first event, and later that log is long
  'event-store.spec',
  'import.e2e-spec',
  'backup.e2e-spec',
  'processes.e2e-spec',
  'forged-rows.e2e-spec',
  'log-verbs.e2e-spec',
  'refusals.e2e-spec',
  'hardening.e2e-spec',
  'canaries.e2e-spec',
  'registers.e2e-spec',
  'forged-names.e2e-spec',
  'strangers-at-files.e2e-spec',
  'production.e2e-spec',
  'forged-history.e2e-spec',
  'bucket.e2e-spec',
  'verify.e2e-spec',
  'export.e2e-spec',
  'court-reviews.e2e-spec',
  'absent-and-forbidden.e2e-spec',
  'erasure.e2e-spec',
  'limits.e2e-spec',
  'journey.e2e-spec',
  'broken-connections.spec',
  'whole-journey.spec',
  'lists.spec',
  'sets.spec',
  'two-checks.spec',
  'every-entry.spec',
  'strangers.spec',
  'key-rotation.model.spec',
  'eraser.model.spec',
  'search.recall.spec',
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
