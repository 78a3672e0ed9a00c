const MOST = 50_000;

/** The last revision of the streams that were written lately. The stream that was not touched for longest goes first. */
export class Heads extends Map<string, bigint> {
  remember(heads: ReadonlyMap<string, bigint>): void {
    for (const [stream, revision] of heads) {
      this.delete(stream);
      this.set(stream, revision);
    }
    for (const stream of this.keys()) {
      if (this.size <= MOST) break;
      this.delete(stream);
    }
  }
}
