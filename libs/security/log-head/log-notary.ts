import type { KeyObject } from 'node:crypto';
import { LogMismatch, originOf, type EventStore, type RecordedEvent } from '#kernel/event-store';
import { MerkleTree, headNameOf, headText, signNote, type LogHead } from '#kernel/integrity';
import { differenceFrom, isLossAccepted } from './compare-head.js';
import { UnreadableHead, type HeadFolder } from './head-folder.js';
import { encodeRecord, leafRecordOf, type LeafRecord } from './leaf-record.js';
import { signedByAnother } from './signing-fault.js';
import { verifierKeyOf } from './verifier-key.js';

/** The most leaves in memory before they are written. */
const HELD_MAX_LEAVES = 16_384;

/** Another process has signed a head in this folder meanwhile. */
export class OtherNotaryActive extends Error {
  override readonly name = 'OtherNotaryActive';
}

/** The tree over a log, and its signed heads. Every head continues the one before it, or none is signed. */
export class LogNotary {
  #last: LeafRecord | undefined;
  #held: Buffer[] = [];
  #written = 0;

  private constructor(
    private readonly store: EventStore,
    private readonly folder: HeadFolder,
    private readonly signer: Signer,
    private readonly tree: MerkleTree,
    private signed: (LogHead & { readonly note: string }) | undefined,
  ) {}

  /**
   * Resumes the tree at the last signed head: from its leaves, or from the first event where they are missing or do not
   * match the head. Leaves written after that head are read from the log again.
   * @throws LogMismatch, UnreadableHead
   */
  static async resume(store: EventStore, folder: HeadFolder, key: KeyObject): Promise<LogNotary> {
    const head = await folder.head();
    const difference = head && (await differenceFrom(store, head));
    const signer = signerOf(await originOf(store), key);
    if (difference) {
      if (!(await isLossAccepted(store, head))) throw new LogMismatch(difference);
      await folder.archive(head, true);
    } else if (head) {
      // after a migration, the leaves have former positions, so they are made again
      const isInPlace = (await store.at(head.position))?.id === head.eventId;
      if (head.verifierKey !== signer.verifierKey) throw new UnreadableHead(signedByAnother(head));
      const resumed = isInPlace && (await LogNotary.#fromLeaves(store, folder, signer, head));
      if (resumed) return resumed;
    }
    await folder.keepLeaves(0);
    return new LogNotary(store, folder, signer, new MerkleTree(), difference ? undefined : head);
  }

  static async #fromLeaves(
    store: EventStore,
    folder: HeadFolder,
    signer: Signer,
    head: LogHead & { readonly note: string },
  ): Promise<LogNotary | undefined> {
    const notary = new LogNotary(store, folder, signer, new MerkleTree(), head);
    for await (const records of folder.leaves(head.size)) for (const record of records) notary.#append(record);
    const { tree } = notary;
    if (tree.size !== head.size || !tree.root().equals(head.root)) return undefined;
    await folder.keepLeaves(head.size);
    notary.#written = head.size;
    notary.#last = { ...notary.#last!, position: head.position, eventId: head.eventId };
    return notary;
  }

  /** The position of the last event taken. */
  get position(): bigint {
    return this.#last?.position ?? -1n;
  }

  /** How many events no head counts yet. */
  get unsigned(): number {
    return Math.max(0, this.tree.size - (this.signed?.size ?? 0));
  }

  /** Takes the next events of the log. @throws LogMismatch where they do not match a signed head */
  async take(events: readonly RecordedEvent[]): Promise<void> {
    for (const event of events) {
      const record = leafRecordOf(event);
      this.#append(record);
      this.#held.push(encodeRecord(record));
      if (this.tree.size === this.signed?.size) await this.#assertSigned(this.signed);
    }
    if (this.#held.length >= HELD_MAX_LEAVES) await this.#write();
  }

  /** Signs the events that no head counts yet, if there are any. */
  async sign(at: Date): Promise<void> {
    if (this.unsigned === 0) return;
    const present = await this.folder.note();
    if (present?.toString() !== this.signed?.note)
      throw new OtherNotaryActive(`Another process signs heads in ${this.folder.path}: stop one of the two.`);
    await this.#write();
    const { position, eventId } = this.#last!;
    const { origin, name, key, verifierKey } = this.signer;
    const head = { origin, size: this.tree.size, root: this.tree.root(), position, eventId, at: at.toISOString() };
    const note = signNote(headText(head), name, key);
    await this.folder.publish(note, verifierKey);
    this.signed = { ...head, note };
  }

  #append(record: LeafRecord): void {
    this.tree.append(record.leaf);
    this.#last = record;
  }

  async #write(): Promise<void> {
    const held = this.#held;
    await this.folder.writeLeaves(this.#written, held);
    this.#written += held.length;
    this.#held = [];
  }

  /** Called only where the leaves were missing and the log was read from its first event. */
  async #assertSigned(head: LogHead): Promise<void> {
    if (this.tree.root().equals(head.root)) return;
    if (await isLossAccepted(this.store, head)) {
      await this.folder.archive(head, false); // the leaves belong to the present log
      this.signed = undefined;
      return;
    }
    throw new LogMismatch(
      `The first ${head.size} events of the log are not those whose head was signed at ${head.at}: the log was altered`,
    );
  }
}

interface Signer {
  readonly origin: string;
  readonly name: string;
  readonly key: KeyObject;
  readonly verifierKey: string;
}

const signerOf = (origin: string, key: KeyObject): Signer => ({
  origin,
  name: headNameOf(origin),
  key,
  verifierKey: verifierKeyOf(origin, key),
});
