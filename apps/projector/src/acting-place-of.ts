import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { EventStore } from '#kernel/event-store';
import { ActingPlace, CodedReaders } from '#kernel/projections';
import type { AggregateStores } from '#nest';
import type { Signs } from './follower-loop.js';
import { logState } from './log.js';

const log = new Logger('Place');

/** The place of a reader of this process, which proves it with the log key. */
export const actingPlaceOf = (
  store: EventStore,
  db: DataSource,
  { storeContext: { origin, stamp } }: AggregateStores,
  name: string,
): ActingPlace =>
  new ActingPlace(db, name, stamp.keys, new CodedReaders(store, { origin, stamp }), (sentence) => log.error(sentence));

/**
 * Resumes a policy at its place in the log, which must still be there.
 * @returns the head of the log, up to which anything may have been handled before; and for the subscription: it is live
 * once it has passed all of that
 */
export const resumeAt = async (
  place: ActingPlace,
  store: EventStore,
  { alive, live }: Pick<Signs, 'alive' | 'live'>,
): Promise<{ readonly head: bigint; readonly onLive: () => void }> => {
  const log = await logState(store);
  await place.resume(log);
  await alive();
  const onLive = () => {
    if (place.position >= log.head) live();
  };
  return { head: log.head, onLive };
};
