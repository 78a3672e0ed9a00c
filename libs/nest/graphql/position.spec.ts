import { positionText } from '#kernel/event-store';
import { Invalid } from './invalid.js';
import { positionIn, positionInCursor } from './position.js';

const log = { origin: '0123abcd' };
const migrated = { ...log, positions: { generation: '89abcdef', former: new Map([['0123abcd', 4_000n]]) } };

describe('a position', () => {
  it.each([-1n, 0n, 4_711n, 2n ** 63n - 1n])('%i is read as it was given', (position) => {
    expect(positionIn(log, positionText(log, position), 'atLeast')).toBe(position);
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
  ])('is not %j, which names its field', (text) => {
    expect(() => positionIn(log, text, 'atLeast')).toThrow(Invalid);
    expect(() => positionIn(log, text, 'atLeast')).toThrow('atLeast must be a position as a receipt carries it');
  });

  it('of another log is of no use here', () => {
    expect(() => positionIn(log, 'ffffffff.1', 'atLeast')).toThrow('atLeast is a position of another log');
    expect(() => positionIn(migrated, 'ffffffff.1', 'atLeast')).toThrow('atLeast is a position of another log');
  });

  it('carries the generation of a log that was migrated, and no longer its origin', () => {
    expect(positionText(migrated, 4_711n)).toBe('89abcdef.4711');
    expect(positionIn(migrated, '89abcdef.4711', 'atLeast')).toBe(4_711n);
  });

  it.each(['0123abcd.1', '0123abcd.99999999'])('%s from before a migration stands for all that was copied', (text) => {
    expect(positionIn(migrated, text, 'atLeast')).toBe(4_000n);
  });
});

describe('a cursor', () => {
  it('leads on from where it was given away', () => {
    expect(positionInCursor(migrated, '89abcdef.4711')).toBe(4_711n);
  });

  it('from before a migration is refused with what to do, since it names another entry now', () => {
    expect(() => positionInCursor(migrated, '0123abcd.7')).toThrow(Invalid);
    expect(() => positionInCursor(migrated, '0123abcd.7')).toThrow('ask for the first page again');
  });
});
