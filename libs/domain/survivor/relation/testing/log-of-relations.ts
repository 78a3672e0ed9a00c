import { randomUUID } from 'node:crypto';
import type { Actor, JsonObject } from '#kernel/decider';
import { InMemoryEventStore, type Metadata } from '#kernel/event-store';

export const as = (id: string, office = 'SiemReapCac'): Actor => ({
  id,
  role: 'CASE_WORKER',
  organisation: 'A21',
  office,
});

export const assigned = {
  assignmentId: 'one',
  worker: 'bopha',
  as: 'CaseWorker',
  office: 'SiemReapCac',
  on: '2020-02-03',
};

/** A log that notes which streams are read, and from which revision on. */
export class LogOfRelations extends InMemoryEventStore {
  readonly reads: [stream: string, from: number][] = [];
  #revision = -1;

  override async read(stream: string, from = 0) {
    this.reads.push([stream, from]);
    return super.read(stream, from);
  }

  async record(type: string, data: JsonObject, stream = 'survivor-1', expected = this.#revision++): Promise<string> {
    const id = randomUUID();
    const metadata: Metadata = {
      schema: 2,
      commandId: id,
      command: type,
      digest: 'digest',
      actor: as('sokha'),
      $correlationId: id,
      $causationId: id,
      prevHash: 'hash',
      hash: 'hash',
    };
    await this.append(stream, [{ id, type, data, metadata }], expected);
    return id;
  }
}
