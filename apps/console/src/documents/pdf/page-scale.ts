export interface Size {
  readonly width: number;
  readonly height: number;
}

/** Four bytes each: what one page may take of the memory of a phone. */
export const MOST_PIXELS = 8_000_000;
/** No browser draws a longer side everywhere. */
export const LONGEST_SIDE = 8_192;
/** Sharper than this, nobody sees a difference. */
const SHARPEST = 2;

/**
 * How much a page is enlarged: as wide as its place and as sharp as the screen, and no larger than may be drawn, whatever
 * the document says of its size.
 */
export const pageScale = ({ width, height }: Size, place: number, sharpness: number): number => {
  const wished = (place * Math.min(Math.max(sharpness, 1), SHARPEST)) / width;
  return Math.min(wished, Math.sqrt(MOST_PIXELS / (width * height)), LONGEST_SIDE / Math.max(width, height));
};
