import type { AggregateStore } from './aggregate-store.js';
import type { OtherStreams } from './commanded-aggregate.js';

// oxlint-disable-next-line typescript/no-explicit-any -- of different aggregates
type AnyStore = Pick<AggregateStore<any, any, any>, 'load' | 'transact'>;

/** What commands to one stream may ask and record in others: by the stores of one process. */
export const otherStreamsIn = (storeOf: (category: string) => AnyStore): OtherStreams => ({
  load: (category, id) => storeOf(category).load(id),
  transact: (category, id, name, command, metadata) => storeOf(category).transact(id, name, command, metadata),
});
