import { steps } from '#domain/aggregates';
import { PREFIXES } from '#nest';
import { openAnsweringStore } from '#kernel/event-store/eventstoredb';
import { stampFrom, openVerifiedStore, type ProcessConfiguration } from '#platform';
import { eventStoreUrlOf } from '../client/connection.js';
import { storesAreMissing } from '../services/missing-stores.js';
import { FollowingLog } from '../verify/following-log.js';
import { RegisterHistory } from './history.js';
import type { ToSend } from './send.js';

/** Reads the whole log, and drafts the registers that make it valid. Entries that cannot be relied on are left out. */
export const commandsFromLog = async (configured: ProcessConfiguration): Promise<readonly ToSend[]> => {
  const { configuration, environment } = configured;
  const url = eventStoreUrlOf(configuration);
  if (!url) throw storesAreMissing({ data: configuration.data, eventStoreUrl: url });
  const store = await openAnsweringStore(url, { waitS: configured.verbWaitS });
  const stamp = await stampFrom(environment, configuration);
  const log = await openVerifiedStore(store, { mode: configuration.mode, stamp, steps });
  const history = new RegisterHistory();
  const following = new FollowingLog(log, PREFIXES);
  try {
    const last = await log.last(PREFIXES);
    for await (const batch of following.upTo(last?.position ?? -1n))
      for (const event of batch) if (!event.flaw) history.add(event);
  } finally {
    following.close();
    await store.dispose();
  }
  return history.commands();
};
