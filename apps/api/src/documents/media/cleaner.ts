/** A file without what it says beside its content; undefined where it is damaged, cut or too large to show. */
export type Cleaner = (bytes: Buffer) => Buffer | undefined;

/** More than any camera makes, and less than what brings down the program that shows it. */
export const PIXELS_MAX = 200_000_000;
