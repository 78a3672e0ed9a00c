import type { Provider } from '@nestjs/common';
import {
  Codec,
  EventStore,
  originOf,
  otherStreamsIn,
  positionsOf,
  type Authorize,
  type StoreContext,
  type Stamp,
} from '#kernel/event-store';
import { KeyStore } from '#security/keys';
import type { Directory } from '#kernel/decider';
import { AggregateStores, DIRECTORY, REGISTERS, REGISTERS_MAX_AGE_MS, type CommandedCategory } from '#nest';
import { digestWith } from '#kernel/integrity';
import { Installation } from '../configuration/installation.js';
import { digestKey } from '../configuration/installation-keys.js';
import { ObservedAggregateStore } from './observed-aggregate-store.js';
import { STAMP } from './open-store.js';

// oxlint-disable-next-line typescript/no-explicit-any -- deciders of different aggregates
type AnyDecider = any;

/** One `AggregateStore` for each aggregate, over the log that exists when the process starts. */
export const aggregateStoresFor = (deciders: Readonly<Record<CommandedCategory, AnyDecider>>): Provider => ({
  provide: AggregateStores,
  inject: [Installation, EventStore, Codec, KeyStore, STAMP],
  useFactory: async (
    { configuration }: Installation,
    store: EventStore,
    codec: Codec,
    keys: KeyStore,
    stamp: Stamp,
  ): Promise<AggregateStores> => {
    const { settings } = configuration;
    const digest = await digestKey(configuration);
    const origin = await originOf(store);
    const positions = await positionsOf(store, origin);
    const of = (category: string) => all.get(category)!;
    const others = otherStreamsIn(of);
    const ledger: StoreContext = {
      store,
      codec,
      digest: digestWith(digest),
      origin,
      positions,
      settings,
      stamp,
      directory: (atThisMoment) =>
        of(DIRECTORY).recent(REGISTERS, atThisMoment ? 0 : REGISTERS_MAX_AGE_MS) as Directory | Promise<Directory>,
    };
    const admits: Authorize = (category, ...args) => of(category).admits(...args);
    const all = new Map(
      Object.entries(deciders).map(([category, decider]) => [
        category,
        new ObservedAggregateStore(ledger, category, decider, admits, others),
      ]),
    );
    keys.onDestroyed((subject) => void of('survivor').forget(subject));
    return { ledger, of };
  },
});
