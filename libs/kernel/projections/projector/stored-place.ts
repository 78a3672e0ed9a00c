import type { DataSource } from 'typeorm';
import { categoryOf, subjectOf } from '#kernel/event-store';
import type { CheckpointRow } from './checkpoint.js';
import type { Parking } from './parked.js';
import { digestOfParked, isProvenPlace, type ProjectedPlace, type PlaceKeys } from './place-code.js';

interface ParkedRow {
  readonly stream: string;
  readonly eventId: string;
  readonly type: string;
  readonly position: string;
  readonly reason: string;
}

export interface StoredPlace extends CheckpointRow {
  readonly code: string | null;
  readonly parked: readonly ParkedRow[];
}

/** All of it in one statement, so that a reader that moves meanwhile is seen before or after it. */
const STORED = `
  SELECT name, position, origin, "eventId", hash, "recordedAt",
    (SELECT code FROM place_code WHERE place_code.name = checkpoint.name) AS code,
    (SELECT coalesce(jsonb_agg(jsonb_build_object('stream', stream, 'eventId', "eventId", 'type', type,
      'position', position::text, 'reason', reason)), '[]') FROM parked WHERE parked.name = checkpoint.name) AS parked
  FROM checkpoint WHERE name = ANY ($1)`;

export const storedPlaces = (db: Pick<DataSource, 'query'>, names: readonly string[]): Promise<StoredPlace[]> =>
  db.query(STORED, [names]);

/** A parked stream, with what is shown of it. */
export interface ParkedAtEvent {
  readonly eventId: string;
  readonly parking: Parking;
}

export interface KnownPlace {
  readonly place: ProjectedPlace;
  /** The latest instant at which anything up to there was recorded; null before the first event. */
  readonly latestInstant: string | null;
  readonly parked: ReadonlyMap<string, ParkedAtEvent>;
  /** The digest of the parked streams. */
  readonly digest: string;
}

const parkedStreamsOf = (rows: readonly ParkedRow[]): KnownPlace['parked'] =>
  new Map(
    rows.map(({ stream, eventId, type, position, reason }) => {
      const meta = { category: categoryOf(stream), subject: subjectOf(stream), eventId, type };
      return [stream, { eventId, parking: { meta: { ...meta, position: BigInt(position) }, reason } }];
    }),
  );

export const digestOf = (parked: KnownPlace['parked']): string =>
  digestOfParked([...parked].map(([stream, { eventId }]) => [stream, eventId]));

export const knownPlaceOf = ({
  name,
  position,
  origin,
  eventId,
  hash,
  recordedAt,
  parked,
}: StoredPlace): KnownPlace => ({
  place: { name, origin, position: BigInt(position), eventId, hash },
  latestInstant: recordedAt?.toISOString() ?? null,
  parked: parkedStreamsOf(parked),
  digest: digestOf(parkedStreamsOf(parked)),
});

export const rowOf = ({ place, latestInstant }: KnownPlace): CheckpointRow => ({
  ...place,
  position: String(place.position),
  recordedAt: latestInstant === null ? null : new Date(latestInstant),
});

/** Whether the service itself wrote this place, and which streams are parked there. */
export const isProven = (keys: PlaceKeys, row: StoredPlace): boolean => {
  const { place, digest } = knownPlaceOf(row);
  return isProvenPlace(keys, row.code, place, digest);
};
