import { jest } from '@jest/globals';
import { progressLine } from './progress-line.js';

const { isTTY } = process.stderr;
const written = jest.spyOn(process.stderr, 'write').mockReturnValue(true);

afterEach(() => {
  process.stderr.isTTY = isTTY;
  written.mockClear();
});

describe('the line for a person who waits', () => {
  it('is written over itself at a terminal, and taken away at the end', () => {
    process.stderr.isTTY = true;
    const line = progressLine();
    line.show('Reading the log', 12_345, 'entries');
    line.show('Copying', 7);
    line.clear();
    expect(written.mock.calls.map(([text]) => text)).toEqual([
      '\r\x1b[KReading the log: 12,345 entries',
      '\r\x1b[KCopying: 7',
      '\r\x1b[K',
    ]);
  });

  it.each([
    ['there is no terminal', false, false],
    ['the command prints JSON', true, true],
  ])('is not written where %s', (_, terminal, json) => {
    process.stderr.isTTY = terminal;
    const line = progressLine(json);
    line.show('Reading the log', 1);
    line.clear();
    expect(written).not.toHaveBeenCalled();
  });
});
