import { pathsOf, runApart } from './test/jest/runs.mjs';

/**
 * What meets an event store: these specs, and the processes that they start, hold on any server that EVENTSTORE_URL names. Not
 * among them is what is about HTTP, the views or the embedded node itself, and what looks at the end of a log that others share.
 */
const MEETS_STORE = [
  'libs/kernel/event-store/codec.envelope.spec',
  'libs/kernel/event-store/eventstoredb/event-store.spec',
  'libs/kernel/event-store/eventstoredb/recorded.spec',
  'libs/kernel/event-store/eventstoredb/broken-connections.spec',
  'libs/kernel/event-store/aggregate-store.concurrent.spec',
  'libs/kernel/event-store/log/unchanged-streams.concurrent.spec',
  'libs/platform/start/preflight.spec',
  'test/e2e/security/absent-and-forbidden.e2e-spec',
  'test/e2e/security/bad-input.e2e-spec',
  'test/e2e/record/correction.e2e-spec',
  'test/e2e/record/court-correction.e2e-spec',
  'test/e2e/record/court.e2e-spec',
  'test/e2e/security/erasure.e2e-spec',
  'test/e2e/operation/export.e2e-spec',
  'test/e2e/record/journey.e2e-spec',
  'test/e2e/security/known-already.e2e-spec',
  'test/e2e/record/live.e2e-spec',
  'test/e2e/security/log-head.e2e-spec',
  'test/e2e/operation/processes.e2e-spec',
  'test/faults/concurrent-writers.fault-spec',
  'test/faults/partitions.fault-spec',
  'test/e2e/record/recorded-in-error.e2e-spec',
  'test/e2e/record/search.e2e-spec',
  // who may read is what the store says while the views stand still
  'test/e2e/record/views-stand-still.e2e-spec',
  'test/e2e/record/access-taken-away.e2e-spec',
  'test/e2e/operation/verify.e2e-spec',
];

export default {
  ...runApart,
  globalSetup: '<rootDir>/test/jest/setup.store.mjs',
  testRegex: [pathsOf(MEETS_STORE)],
};
