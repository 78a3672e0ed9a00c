import type { Provider } from '@nestjs/common';
import {
  Codec,
  EventStore,
  AggregateStore,
  originOf,
  positionsOf,
  type Authorize,
  type StoreContext,
  type Stamp,
} from '#kernel/event-store';
import { KeyStore } from '#security/keys';
import type { Directory } from '#kernel/decider';
import { AggregateStores, DIRECTORY, REGISTERS, REGISTERS_MAX_AGE_MS, type CommandedCategory } from '#kernel/nest';
import { digestWith } from '#kernel/integrity';
import { Installation } from '../configuration/installation.js';
import { digestKey } from '../configuration/installation-keys.js';
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
    const ledger: StoreContext = {
      store,
      codec,
      digest: digestWith(digest),
      origin,
      positions,
      settings,
      stamp,
      directory: async (atThisMoment) =>
        (await all[DIRECTORY].recent(REGISTERS, atThisMoment ? 0 : REGISTERS_MAX_AGE_MS)) as Directory,
    };
    const admits: Authorize = (category, ...args) => all[category as CommandedCategory].admits(...args);
    const all = Object.fromEntries(
      Object.entries(deciders).map(([category, decider]) => [
        category,
        new AggregateStore(ledger, category, decider, undefined, admits),
      ]),
    ) as Record<CommandedCategory, ReturnType<AggregateStores['of']>>;
    keys.onDestroyed((subject) => void all.survivor.forget(subject));
    return { ledger, of: (category) => all[category] };
  },
});
