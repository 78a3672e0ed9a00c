import { steps } from '#domain/aggregates';
import { PREFIXES } from '#kernel/nest';
import { openAnsweringStore } from '#kernel/event-store';
import { ConfigurationError, configurationFrom, stampFrom, verbWaitFrom, verified, type Environment } from '#platform';
import { eventStoreUrlOf } from '../client/connection.js';
import { FollowingLog } from '../verify/following-log.js';
import { History } from './history.js';
import type { ToSend } from './send.js';

/** Reads the whole log, and drafts the registers that make it valid. Entries that cannot be relied on are left out. */
export const commandsFromLog = async (env: Environment): Promise<readonly ToSend[]> => {
  const configuration = configurationFrom(env);
  const url = eventStoreUrlOf(configuration);
  if (!url) throw new ConfigurationError(`No service is running on ${configuration.data}: run npm start first.`);
  const store = await openAnsweringStore(url, { waitS: verbWaitFrom(env) });
  const stamp = await stampFrom(env, configuration);
  const log = await verified(store, { mode: configuration.mode, stamp, steps });
  const history = new History();
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
