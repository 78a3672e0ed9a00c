import type { JsonObject } from '#kernel/decider';

const ERASING = /^(ErasureRequested|ErasureApproved|ErasureBegun|ErasureWithdrawn|PersonalDataErased)$/;

/** An event of another record, whose sealed fields stay sealed. */
export interface OtherEvent {
  readonly id?: string;
  readonly type: string;
  readonly data: JsonObject;
}

interface OtherRecord {
  /** The last event about an erasure, unless it was withdrawn. */
  readonly erasure: string | undefined;
  /** The record that is continued instead, if that one is a duplicate. */
  readonly keptSurvivorId: string | undefined;
}

/** What a command must know of a record that it only names: a decider sees one stream. */
export const otherRecord = (events: readonly OtherEvent[]): OtherRecord => {
  const erasure = events.findLast(({ type }) => ERASING.test(type))?.type;
  const struckOut = new Set(events.filter(({ type }) => type === 'EntryStruckOut').map(({ data }) => data.eventId));
  const link = events.findLast(
    ({ id, type }) => (type === 'PersonLinked' || type === 'PersonUnlinked') && !struckOut.has(id),
  );
  return {
    erasure: erasure === 'ErasureWithdrawn' ? undefined : erasure,
    keptSurvivorId: link?.type === 'PersonLinked' ? String(link.data.keptSurvivorId) : undefined,
  };
};
