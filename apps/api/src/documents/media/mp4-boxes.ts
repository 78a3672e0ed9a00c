export interface Box {
  readonly name: string;
  readonly at: number;
  readonly content: number;
  readonly end: number;
}

const HEADER_BYTES = 8;
const LONG_HEADER_BYTES = 16;

/** A box that ends elsewhere than it says, or has less in it than it needs. */
export class CutBox extends RangeError {}

/** What lies side by side in a part of the file. @throws RangeError */
export function* boxesIn(bytes: Buffer, { content, end: last }: Pick<Box, 'content' | 'end'>): Generator<Box> {
  for (let at = content; at < last;) {
    if (at + HEADER_BYTES > last && bytes.subarray(at, last).every((byte) => byte === 0)) return; // filling
    if (at + HEADER_BYTES > last) throw new CutBox();
    const short = bytes.readUInt32BE(at);
    const header = short === 1 ? LONG_HEADER_BYTES : HEADER_BYTES;
    if (at + header > last) throw new CutBox();
    const end = at + sizeOf(bytes, at, short, last);
    if (end < at + header || end > last) throw new CutBox();
    yield { name: nameAt(bytes, at + 4), at, content: at + header, end };
    at = end;
  }
}

/** A size of 1 stands for a long one that follows, and 0 for all that is left. */
const sizeOf = (bytes: Buffer, at: number, short: number, last: number): number => {
  if (short === 0) return last - at;
  return short === 1 ? Number(bytes.readBigUInt64BE(at + HEADER_BYTES)) : short;
};

export const names = (...words: readonly string[]): ReadonlySet<string> =>
  new Set(words.flatMap((one) => one.split(' ')));

export const nameAt = (bytes: Buffer, at: number): string => bytes.subarray(at, at + 4).toString('latin1');

/** The first of a name. @throws RangeError */
export const boxIn = (bytes: Buffer, box: Pick<Box, 'content' | 'end'>, name: string): Box | undefined => {
  for (const one of boxesIn(bytes, box)) if (one.name === name) return one;
  return undefined;
};

/** Follows a path of box types into nested boxes. @throws RangeError */
export const boxAt = (bytes: Buffer, from: Box, ...path: readonly string[]): Box | undefined =>
  path.reduce<Box | undefined>((box, name) => box && boxIn(bytes, box, name), from);

/** The content alone: to read beyond it is a RangeError. */
export const contentOf = (bytes: Buffer, { content, end }: Box): Buffer => bytes.subarray(content, end);
