import { pathsOf, runApart } from './test/jest/runs.mjs';

/** Read by test/jest/tested-node.mjs. */
process.env.HARSH_EVENTSTORE = '1';

/** What meets the event store of the run, once more on one that is as harsh as a real server; specs that cut the wire themselves are left out. */
const MEETS_STORE = [
  'libs/kernel/event-store/codec.envelope.spec',
  'libs/kernel/event-store/eventstoredb/event-store.spec',
  'libs/kernel/event-store/eventstoredb/recorded.spec',
  'libs/kernel/event-store/aggregate-store.concurrent.spec',
  'libs/platform/start/preflight.spec',
];

export default { ...runApart, testRegex: [pathsOf(MEETS_STORE)] };
