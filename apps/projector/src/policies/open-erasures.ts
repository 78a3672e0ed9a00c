import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { SurvivorEventType } from '#domain/survivor';
import { EventStore, type RecordedEvent } from '#kernel/event-store';
import { Sets, TablesOwner, findLiveSet } from '#kernel/projections';

/** What begins an erasure, and what ends it. */
const BEGIN: ReadonlySet<string> = new Set<SurvivorEventType>(['ErasureApproved', 'ErasureBegun']);
const END: ReadonlySet<string> = new Set<SurvivorEventType>(['ErasureWithdrawn', 'PersonalDataErased']);

/**
 * The erasures that the views show as approved and not carried out. The place of the eraser is a row beside the keys:
 * who may write it could move it past an approval, which would then wait for ever.
 */
@Injectable()
export class OpenErasures {
  constructor(
    private readonly kept: DataSource,
    private readonly sets: Sets,
    private readonly owner: TablesOwner,
    private readonly store: EventStore,
  ) {}

  /** The last event of each open erasure, if it lies at the position or before; without those in sets not live yet. */
  async upTo(position: bigint): Promise<readonly RecordedEvent[]> {
    const found: RecordedEvent[] = [];
    for (const survivorId of await this.#survivors()) {
      const last = lastOpenIn(await this.store.inspect(`survivor-${survivorId}`));
      if (last && last.position <= position) found.push(last);
    }
    return found;
  }

  async #survivors(): Promise<readonly string[]> {
    const live = await findLiveSet(this.kept, this.owner);
    if (!live) return [];
    const rows = (await this.kept.query(
      `SELECT "survivorId" AS id FROM ${this.sets.schemaOf(live.version)}.erasure
       WHERE status IN ('Approved', 'UnderWay') ORDER BY "survivorId"`,
    )) as { id: string }[];
    return rows.map(({ id }) => id);
  }
}

/** A flawed entry neither begins nor ends anything: the streams that are parked at one are tried again anyway. */
const lastOpenIn = (events: readonly RecordedEvent[]): RecordedEvent | undefined => {
  const proven = events.filter(({ flaw }) => !flaw);
  return proven.findLast(
    (event, index) =>
      BEGIN.has(event.type) &&
      !proven.slice(index).some(({ type, data }) => END.has(type) && data.requestId === event.data.requestId),
  );
};
