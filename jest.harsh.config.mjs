import usual from './jest.config.mjs';

/** Read by test/tested-node.mjs. */
process.env.HARSH_EVENTSTORE = '1';

/** What meets the event store of the run, once more on one that is as harsh as a real server; specs that cut the wire themselves are left out. */
const MEETS_STORE = [
  'libs/event-store/src/envelope.spec',
  'libs/event-store/src/eventstoredb.event-store.spec',
  'libs/event-store/src/eventstoredb.recorded.spec',
  'libs/event-store/src/transactor.crowd.spec',
  'libs/platform/src/may-start.spec',
];

const specs = MEETS_STORE.map((spec) => spec.replaceAll('.', '\\.'));

export default { ...usual, testRegex: [`/(${specs.join('|')})\\.ts$`] };
