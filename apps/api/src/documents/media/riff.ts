import { KeptBytes, PARTS_MAX } from './cleaner.js';

/** What stands before the first chunk of a RIFF file: its mark, its length and its kind. */
export const HEADER_BYTES = 12;
/** What stands before the content of a chunk: its name and its length. */
export const FRAME_BYTES = 8;
/** Where a length stands, in the header as in a frame. */
export const LENGTH_AT = 4;

interface ChunkRules {
  readonly keeps: ReadonlySet<string>;
  /** The chunk that may end with the file, whatever its length says. */
  readonly mayBeCut?: string;
  /** Changes a kept chunk, which begins with its frame, in place. */
  readonly alter: (name: string, chunk: Buffer) => void;
}

/** The header and the kept chunks of a RIFF file, bit by bit; undefined where another chunk is cut, or there are too many. */
export const keepChunks = (bytes: Buffer, { keeps, mayBeCut, alter }: ChunkRules): Buffer | undefined => {
  const kept = new KeptBytes(bytes.length);
  const header = kept.add(bytes.subarray(0, HEADER_BYTES));
  let at = HEADER_BYTES;
  for (let chunks = 0; at + FRAME_BYTES <= bytes.length; chunks++) {
    if (chunks >= PARTS_MAX) return undefined;
    const name = bytes.subarray(at, at + LENGTH_AT).toString('latin1');
    const length = bytes.readUInt32LE(at + LENGTH_AT);
    const end = at + FRAME_BYTES + length + (length % 2);
    if (end > bytes.length && name !== mayBeCut) return undefined;
    if (keeps.has(name)) alter(name, kept.add(bytes.subarray(at, end)));
    at = end;
  }
  header.writeUInt32LE(kept.bytes.length - FRAME_BYTES, LENGTH_AT);
  return kept.bytes;
};
