import usual from './jest.config.mjs';

/** Read by test/jest/tested-node.mjs. */
process.env.HARSH_EVENTSTORE = '1';

/** What meets the event store of the run, once more on one that is as harsh as a real server; specs that cut the wire themselves are left out. */
const MEETS_STORE = [
  'libs/kernel/event-store/envelope.spec',
  'libs/kernel/event-store/eventstoredb/event-store.spec',
  'libs/kernel/event-store/eventstoredb/recorded.spec',
  'libs/kernel/event-store/aggregate-store.crowd.spec',
  'libs/platform/configuration/preflight.spec',
];

const specs = MEETS_STORE.map((spec) => spec.replaceAll('.', '\\.'));

export default { ...usual, testRegex: [`/(${specs.join('|')})\\.ts$`] };
