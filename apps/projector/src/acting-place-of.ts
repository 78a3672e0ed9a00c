import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import type { EventStore } from '#kernel/event-store';
import { ActingPlace, CodedReaders } from '#kernel/projections';
import type { AggregateStores } from '#nest';

const log = new Logger('Place');

/** The place of a reader of this process, which proves it with the log key. */
export const actingPlaceOf = (
  store: EventStore,
  db: DataSource,
  { ledger: { origin, stamp } }: AggregateStores,
  name: string,
): ActingPlace =>
  new ActingPlace(db, name, stamp.keys, new CodedReaders(store, { origin, stamp }), (sentence) => log.error(sentence));
