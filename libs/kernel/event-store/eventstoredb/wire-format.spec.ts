import { Script, createContext } from 'node:vm';
import fc from 'fast-check';
import { readAppendAnswer } from './append-messages.js';
import { readAnswer } from './read-messages.js';

/** Milliseconds: a reader that goes round and round is ended, and the spec with it fails. */
const ENDLESS_MS = 2_000;

const READERS = { readAnswer, readAppendAnswer };

const within: { attempt?: () => unknown } = createContext({});
const attempt = new Script('attempt()');

/** What reading comes to: an answer, or the kind of the error. */
const outcomes = (bytes: readonly number[]): unknown[] =>
  Object.values(READERS).map((read) => {
    within.attempt = () => outcomeOf(() => read(Buffer.from(bytes)));
    return attempt.runInContext(within, { timeout: ENDLESS_MS });
  });

const outcomeOf = (read: () => unknown): unknown => {
  try {
    read();
    return 'an answer';
  } catch (error) {
    return error instanceof Error ? error.constructor.name : error;
  }
};

/** The bytes of an answer with an event: its record in it. */
const record = (...bytes: number[]): number[] => {
  const event = [0x0a, bytes.length, ...bytes];
  return [0x0a, event.length, ...event];
};

const DAMAGED: readonly (readonly [string, readonly number[]])[] = [
  ['a length that never ends', [0x0a, ...Array<number>(150).fill(0x80), 0]],
  ['a length of eleven bytes', [0x0a, ...Array<number>(10).fill(0x80), 0]],
  ['a tag of eleven bytes', [...Array<number>(10).fill(0x8a), 0]],
  ['a length beyond the message', [0x0a, 0x05, 1]],
  ['a length beyond every number', [0x0a, ...Array<number>(9).fill(0xff), 0x7f]],
  ['a field without a number', [0x00, 0x00]],
];

describe('a damaged message', () => {
  it.each(DAMAGED)('is refused: %s', (_, bytes) => {
    expect(outcomes(bytes)).toEqual(['RangeError', 'RangeError']);
  });

  it.each([
    ['a number of eleven bytes', [0x18, ...Array<number>(10).fill(0x80), 0]],
    ['a number of a hundred bytes', [0x18, ...Array<number>(100).fill(0xff)]],
    ['eight bytes of which some are missing', [0x79, 1, 2, 3]],
    ['four bytes of which some are missing', [0x7d, 1, 2]],
    ['a part beyond the part around it', [0x42, 0x20, 1]],
  ])('is refused in its record: %s', (_, bytes) => {
    expect(outcomes(record(...bytes))[0]).toBe('RangeError');
  });

  it('comes to an answer or is refused, whatever its bytes are', () => {
    const byte = fc.oneof(fc.nat(255), fc.constantFrom(0x0a, 0x12, 0x1a, 0x22, 0x32, 0x80, 0xff, 0x01, 0x02, 0x05));
    const some = fc.array(byte, { maxLength: 60 });
    const messages = fc.oneof(
      some,
      some.map((bytes) => record(...bytes)),
    );
    fc.assert(
      fc.property(messages, (bytes) => {
        for (const outcome of outcomes(bytes)) expect(['an answer', 'RangeError']).toContain(outcome);
      }),
      { numRuns: 2_000 },
    );
  });
});
