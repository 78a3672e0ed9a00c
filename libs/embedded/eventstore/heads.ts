const CACHED_HEADS_MAX = 50_000;

/** The last revisions of recently written streams. The least recently used one is evicted first. */
export class StreamHeads extends Map<string, bigint> {
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
}
