/** A file without what it says beside its content; undefined where it is damaged, cut or too large to show. */
export type Cleaner = (bytes: Buffer) => Buffer | undefined;

/** More than any camera makes, and less than what brings down the program that shows it. */
export const PIXELS_MAX = 200_000_000;

/** More than an hour of a recording has: a file of nothing but parts would keep everybody waiting. */
export const PARTS_MAX = 100_000;

/** What is kept of a file, one part behind the other in one piece of memory: objects for each would fill the heap. */
export class KeptBytes {
  readonly #room: Buffer;
  #end = 0;

  constructor(most: number) {
    this.#room = Buffer.alloc(most);
  }

  /** @returns the part where it is kept, in which it may be altered */
  add(part: Buffer): Buffer {
    const from = this.#end;
    this.#end += part.copy(this.#room, from);
    return this.#room.subarray(from, this.#end);
  }

  get bytes(): Buffer {
    return this.#room.subarray(0, this.#end);
  }
}
