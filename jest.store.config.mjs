import usual from './jest.config.mjs';

/**
 * What meets an event store: these specs, and the processes that they start, hold on any server that EVENTSTORE_URL names. Not
 * among them is what is about HTTP, the views or the embedded node itself, and what looks at the end of a log that others share.
 */
const MEETS_STORE = [
  'libs/event-store/src/envelope.spec',
  'libs/event-store/src/eventstoredb.event-store.spec',
  'libs/event-store/src/eventstoredb.recorded.spec',
  'libs/event-store/src/eventstoredb.wire.spec',
  'libs/event-store/src/transactor.crowd.spec',
  'libs/platform/src/may-start.spec',
  'test/absent-and-forbidden.e2e-spec',
  'test/bad-input.e2e-spec',
  'test/correction.e2e-spec',
  'test/court-correction.e2e-spec',
  'test/court.e2e-spec',
  'test/erasure.e2e-spec',
  'test/export.e2e-spec',
  'test/journey.e2e-spec',
  'test/known-already.e2e-spec',
  'test/live.e2e-spec',
  'test/log-head.e2e-spec',
  'test/processes.e2e-spec',
  'test/racing.fault-spec',
  'test/recorded-in-error.e2e-spec',
  'test/search.e2e-spec',
  'test/taken-away.e2e-spec',
  'test/verify.e2e-spec',
];

const specs = MEETS_STORE.map((spec) => spec.replaceAll('.', '\\.'));

export default { ...usual, globalSetup: '<rootDir>/test/setup.store.mjs', testRegex: [`/(${specs.join('|')})\\.ts$`] };
