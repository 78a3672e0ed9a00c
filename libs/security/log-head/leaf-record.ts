import { asStored, type RecordedEvent } from '#kernel/event-store';
import { leafOf } from '#kernel/integrity';

/** What is stored of each event outside the log: its leaf and place, so that a missing event can be named. */
export interface LeafRecord {
  readonly leaf: Buffer;
  readonly position: bigint;
  readonly eventId: string;
}

const LEAF_BYTES = 32;
const POSITION_BYTES = 8;
const ID_BYTES = 16;

/** The size of one record. Records are of equal size, so that the n-th one is found by its number. */
export const RECORD_BYTES = LEAF_BYTES + POSITION_BYTES + ID_BYTES;

/** The record of an event as it is stored: one that was set aside keeps the leaf that it had before. */
export const leafRecordOf = (event: RecordedEvent): LeafRecord => ({
  leaf: leafOf(asStored(event)),
  position: event.position,
  eventId: event.id,
});

export const encodeRecord = ({ leaf, position, eventId }: LeafRecord): Buffer => {
  const bytes = Buffer.alloc(RECORD_BYTES);
  bytes.set(leaf);
  bytes.writeBigUInt64BE(position, LEAF_BYTES);
  bytes.write(eventId.replaceAll('-', ''), LEAF_BYTES + POSITION_BYTES, 'hex');
  return bytes;
};

export const decodeRecords = (bytes: Buffer): readonly LeafRecord[] =>
  Array.from({ length: Math.floor(bytes.length / RECORD_BYTES) }, (_, n) => {
    const record = bytes.subarray(n * RECORD_BYTES, (n + 1) * RECORD_BYTES);
    return {
      leaf: record.subarray(0, LEAF_BYTES),
      position: record.readBigUInt64BE(LEAF_BYTES),
      eventId: uuidIn(record.subarray(LEAF_BYTES + POSITION_BYTES)),
    };
  });

const uuidIn = (bytes: Buffer): string =>
  bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
