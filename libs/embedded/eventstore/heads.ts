const CACHED_HEADS_MAX = 50_000;

/** The last revisions of streams that were written or read. The one that was not written for longest is evicted first. */
export class StreamHeads extends Map<string, bigint> {
  /** Of streams that are written. */
  remember(heads: ReadonlyMap<string, bigint>): void {
    for (const [stream, revision] of heads) {
      this.delete(stream);
      this.set(stream, revision);
    }
    for (const stream of this.keys()) {
      if (this.size <= CACHED_HEADS_MAX) break;
      this.delete(stream);
    }
  }

  /** Only while there is room: reading the whole log must not evict the streams that are written. */
  rememberRead(stream: string, revision: bigint): void {
    if (this.size < CACHED_HEADS_MAX) this.set(stream, revision);
  }
}
