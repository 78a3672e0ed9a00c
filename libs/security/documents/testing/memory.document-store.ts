import { createHash } from 'node:crypto';
import { DocumentStore, type DocumentPlace, type StoredBytes, type StoredDocument } from '../document-store.js';

/** A store for specs about something else. */
export class MemoryDocumentStore extends DocumentStore {
  readonly name = 'memory';
  readonly held = new Map<string, StoredDocument & { readonly content: Buffer }>();

  async isThere(): Promise<boolean> {
    return true;
  }

  async put(place: DocumentPlace, content: AsyncIterable<Uint8Array>): Promise<StoredBytes> {
    const parts: Uint8Array[] = [];
    for await (const part of content) parts.push(part);
    const whole = Buffer.concat(parts);
    if (this.held.has(nameOf(place))) throw new Error('A document never changes.');
    this.held.set(nameOf(place), { ...place, storedAt: new Date(), content: whole });
    return { bytes: whole.length, sha256: createHash('sha256').update(whole).digest('hex') };
  }

  async read(place: DocumentPlace): Promise<AsyncIterable<Buffer> | undefined> {
    const found = this.held.get(nameOf(place));
    return found && partsOf(found.content);
  }

  async storedAt(place: DocumentPlace): Promise<Date | undefined> {
    return this.held.get(nameOf(place))?.storedAt;
  }

  async *list(): AsyncIterable<StoredDocument> {
    for (const { survivorId, documentId, storedAt } of this.held.values()) yield { survivorId, documentId, storedAt };
  }

  async remove(place: DocumentPlace): Promise<void> {
    this.held.delete(nameOf(place));
  }

  async removeAll(survivorId: string): Promise<void> {
    for (const [name, one] of this.held) if (one.survivorId === survivorId) this.held.delete(name);
  }

  async removeUnfinished(): Promise<void> {
    // nothing is left half
  }
}

const nameOf = ({ survivorId, documentId }: DocumentPlace): string => `${survivorId}/${documentId}`;

async function* partsOf(content: Buffer): AsyncGenerator<Buffer> {
  yield content;
}
