import { Column, Entity, PrimaryColumn } from 'typeorm';
import { sha256, type LogKeys } from '#kernel/integrity';
import { EVERYBODY, type RowPolicy } from '../access/row-security.js';

/** Proves that the service moved a reader to its place: who may write the tables of the views has no log key. */
@Entity('place_code')
export class PlaceCode {
  static readonly rowPolicy: RowPolicy = { own: EVERYBODY };

  /** The name of the checkpoint. */
  @PrimaryColumn('text')
  name!: string;

  @Column('text')
  code!: string;
}

/** The part of a log key that a place needs. */
export type PlaceKeys = Pick<LogKeys, 'codeOf' | 'proves'>;

/** That everything up to an event was handled, except what is parked. Once true, it stays true. */
export interface ProjectedPlace {
  readonly name: string;
  /** The log. */
  readonly origin: string;
  /** Before the first event -1, without an event. */
  readonly position: bigint;
  readonly eventId: string | null;
  readonly hash: string | null;
}

/** Separates these codes from those of events and backups: never change it. */
const FORMAT = 'homeward place 1';

const digestOf = ({ position, ...place }: ProjectedPlace, parked: string): string =>
  sha256({ ...place, format: FORMAT, position: String(position), parked });

/** @param parked each parked stream with the event at which it was parked */
export const digestOfParked = (parked: Iterable<readonly [stream: string, eventId: string]>): string =>
  sha256([...parked].toSorted(([one], [other]) => (one < other ? -1 : 1)));

export const placeCode = (keys: PlaceKeys, place: ProjectedPlace, parked: string): string =>
  keys.codeOf(digestOf(place, parked));

export const isProvenPlace = (keys: PlaceKeys, code: unknown, place: ProjectedPlace, parked: string): boolean =>
  keys.proves(code, digestOf(place, parked));
