import { printable } from './printable.js';

describe('a text at a terminal', () => {
  it.each([
    ['\u001b[2Jgone', '\\u001b[2Jgone'],
    ['\u001b]52;c;AAAA\u0007', '\\u001b]52;c;AAAA\\u0007'],
    ['\u009b2J', '\\u009b2J'],
    ['a\rb\u0000', 'a\\u000db\\u0000'],
    ['line\n\tline, ឈ្មោះ “x”', 'line\n\tline, ឈ្មោះ “x”'],
  ])('says its control characters, and does not do them: %j', (text, shown) => {
    expect(printable(text)).toBe(shown);
  });

  it('that is JSON is still the same', () => {
    const value = { name: '\u001b[2J \u009b \u007f' };
    expect(JSON.parse(printable(JSON.stringify(value)))).toEqual(value);
  });
});
