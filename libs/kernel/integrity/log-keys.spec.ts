import { LogKeys } from './log-keys.js';

const KEYS = new LogKeys([
  { number: 1, key: Buffer.alloc(32, 1) },
  { number: 2, key: Buffer.alloc(32, 2) },
]);
const FORMER = new LogKeys([{ number: 1, key: Buffer.alloc(32, 1) }]);
const HASH = 'ab'.repeat(32);
const CODE = KEYS.codeOf(HASH);

describe('a code of the log', () => {
  it('is made with the key of the last epoch, and former keys verify their own codes', () => {
    expect(CODE).toMatch(/^2\.[\w-]{43}$/);
    expect(KEYS.proves(CODE, HASH)).toBe(true);
    expect(KEYS.proves(FORMER.codeOf(HASH), HASH)).toBe(true);
    expect(FORMER.proves(CODE, HASH)).toBe(false);
  });

  it('does not verify another hash', () => {
    expect(KEYS.proves(CODE, 'cd'.repeat(32))).toBe(false);
  });

  it.each<[string, unknown]>([
    ['nothing', undefined],
    ['no text', 7],
    ['nothing but an epoch', '2.'],
    ['an unknown epoch', CODE.replace(/^2/, '3')],
    ['the epoch of another key', CODE.replace(/^2/, '1')],
    ['a leading zero', `0${CODE}`],
    ['a trailing character', `${CODE}A`],
    ['a trailing line', `${CODE}\n`],
  ])('is not %s', (_, code) => {
    expect(KEYS.proves(code, HASH)).toBe(false);
  });

  it('has one text: no other one stands for the same bytes', () => {
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const proving = [...alphabet].filter((letter) => KEYS.proves(`${CODE.slice(0, -1)}${letter}`, HASH));
    expect(proving).toEqual([CODE.at(-1)]);
  });
});
