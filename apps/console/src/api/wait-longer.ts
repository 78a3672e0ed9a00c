/** Milliseconds: the first wait, and the longest. */
interface Waits {
  readonly first: number;
  readonly max: number;
}

/** Milliseconds until what failed is tried again: longer each time, and not for all browsers at once. */
export const waitLonger = (failures: number, { first, max }: Waits): number =>
  Math.min(max, first * 2 ** failures) * (0.75 + Math.random() / 2);
