import { createHash } from 'node:crypto';
import { asStored, type RecordedEvent } from '#kernel/event-store';
import { MerkleTree, leafOf } from '#kernel/integrity';

/** What two logs have in common that hold the same events in the same order, recorded at the same instants. */
export class LogSum {
  readonly #tree = new MerkleTree();
  readonly #instants = createHash('sha256');

  take(event: RecordedEvent): void {
    const stored = asStored(event);
    this.#tree.append(leafOf(stored));
    this.#instants.update(`${stored.id} ${stored.recordedAt}\n`);
  }

  get events(): number {
    return this.#tree.size;
  }

  /** Over content and order. */
  root(): Buffer {
    return this.#tree.root();
  }

  /** Over the instants of recording: before version 0.7.0 no hash held them. */
  instants(): string {
    return this.#instants.copy().digest('hex');
  }
}
