import { positionText } from '#event-store';
import { Invalid } from './invalid.js';
import { positionIn } from './position.js';

const origin = '0123abcd';

describe('a position', () => {
  it.each([-1n, 0n, 4_711n, 2n ** 63n - 1n])('%i is read as it was written', (position) => {
    expect(positionIn(origin, positionText(origin, position), 'atLeast')).toBe(position);
  });

  it.each([
    '',
    '4711',
    '0123abcd.',
    '0123abcd.-2',
    '0123abcd.1e3',
    '0123ABCD.1',
    ' 0123abcd.1',
    '0123abcd.1\n',
    `0123abcd.${'9'.repeat(20)}`,
  ])('%j is refused, with the name of the field', (text) => {
    expect(() => positionIn(origin, text, 'atLeast')).toThrow(Invalid);
    expect(() => positionIn(origin, text, 'atLeast')).toThrow('atLeast must be a position as a receipt carries it');
  });

  it('of another log is refused', () => {
    expect(() => positionIn(origin, 'ffffffff.1', 'atLeast')).toThrow('atLeast is a position of another log');
  });
});
