import { LONGEST_SIDE, MOST_PIXELS, pageScale } from './page-scale.js';

const A4 = { width: 595, height: 842 };

describe('a page of a document', () => {
  it('is as wide as its place, and as sharp as the screen up to twice', () => {
    expect(pageScale(A4, 595, 1)).toBe(1);
    expect(pageScale(A4, 595, 2)).toBe(2);
    expect(pageScale(A4, 595, 4)).toBe(2);
    expect(pageScale(A4, 297.5, 1)).toBe(0.5);
  });

  it.each([
    [{ width: 14_400, height: 14_400 }],
    [{ width: 3, height: 14_400 }],
    [{ width: 200_000, height: 2 }],
    [{ width: 1, height: 1 }],
  ])('is never drawn larger than a phone can hold: %j', (size) => {
    const scale = pageScale(size, 1_200, 3);
    const [width, height] = [size.width * scale, size.height * scale];
    expect(width * height).toBeLessThanOrEqual(MOST_PIXELS * 1.001);
    expect(Math.max(width, height)).toBeLessThanOrEqual(LONGEST_SIDE * 1.001);
  });
});
