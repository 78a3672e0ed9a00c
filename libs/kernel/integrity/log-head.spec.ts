import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { headText, parseHead, type LogHead } from './log-head.js';
import { MerkleTree } from './merkle.js';
import { InvalidNote } from './note.js';

const head: LogHead = {
  origin: '0123abcd',
  size: 20_852_163,
  root: Buffer.from('CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=', 'base64'),
  position: 18_446_744_073_709_551_615n,
  eventId: 'a0d1c6c4-6f0e-4a33-9f0c-111122223333',
  at: '2026-11-27T08:00:00.000Z',
};
const text = `homeward/0123abcd
20852163
CsUYapGGPo4dkMgIAUqom/Xajj7h2fB2MPA3j2jxq2I=
position 18446744073709551615
event a0d1c6c4-6f0e-4a33-9f0c-111122223333
at 2026-11-27T08:00:00.000Z
`;

describe('the head of a log', () => {
  it('is written as a checkpoint with the place of its last event', () => {
    expect(headText(head)).toBe(text);
    expect(parseHead(text)).toEqual(head);
  });

  it('is read as it was written', () => {
    const heads = fc.record({
      origin: fc.stringMatching(/^[0-9a-f]{8}$/),
      size: fc.integer({ min: 1, max: Number.MAX_SAFE_INTEGER }),
      root: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => Buffer.from(bytes)),
      position: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
      eventId: fc.constantFrom(randomUUID(), randomUUID()),
      at: fc.date({ min: new Date(0), max: new Date('2099-12-31'), noInvalidDate: true }).map((at) => at.toISOString()),
    });
    const same = fc.property(heads, (one) => {
      expect(parseHead(headText(one))).toEqual(one);
    });
    expect(() => fc.assert(same)).not.toThrow();
  });

  it.each([
    ['of another application', text.replace('homeward/', 'example.com/')],
    ['with a size with a leading zero', text.replace('\n20852163', '\n020852163')],
    ['with size zero', text.replace('\n20852163', '\n0')],
    ['with a size beyond safe integers', text.replace('\n20852163', '\n9007199254740993')],
    ['with a root of another length', text.replace('q2I=', 'q2')],
    ['with a root with surplus bits', text.replace('q2I=', 'q2J=')],
    ['with a position with a leading zero', text.replace('position ', 'position 0')],
    ['without a position', text.replace(/position .*\n/, '')],
    ['with a malformed id', text.replace('event a0d1', 'event A0D1')],
    ['with a date that does not exist', text.replace('11-27', '11-31')],
    ['with an additional line', `${text}more\n`],
    ['without its end', text.slice(0, -1)],
    [
      'of an empty tree',
      text.replace(head.root.toString('base64'), new MerkleTree().root().toString('base64')).replace('20852163', '0'),
    ],
  ])('%s is refused', (_, wrong) => {
    expect(() => parseHead(wrong)).toThrow(InvalidNote);
  });
});
