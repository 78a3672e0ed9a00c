import { promises } from './event-store.contract.js';
import { InMemoryEventStore } from './in-memory.event-store.js';

describe('the event store in memory', () => {
  const store = new InMemoryEventStore();
  promises(() => store);
});
