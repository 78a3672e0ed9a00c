import { anchorOf, findBreak, hashOf, type ChainedEvent } from './hash-chain.js';

const origin = '0123abcd';
const stream = 'account-1';

const chain = (...names: string[]): ChainedEvent[] => {
  const events: ChainedEvent[] = [];
  for (const [revision, name] of names.entries()) {
    const prevHash = events.at(-1)?.metadata.hash ?? anchorOf(origin, stream);
    const link = {
      stream,
      revision,
      id: `e${revision}`,
      type: 'Met',
      data: { name },
      metadata: { actor: 'a', prevHash },
    };
    events.push({ ...link, metadata: { ...link.metadata, hash: hashOf(link) } });
  }
  return events;
};

const sound = chain('one', 'two', 'three');
const changeAt = (index: number, change: Partial<ChainedEvent>) =>
  sound.map((event, at) => (at === index ? { ...event, ...change } : event));

describe('the hash chain', () => {
  it('holds for events as they were recorded', () => {
    expect(findBreak(origin, stream, sound)).toBeUndefined();
    expect(findBreak(origin, stream, [])).toBeUndefined();
  });

  it.each<[string, readonly ChainedEvent[], number]>([
    ['a changed payload', changeAt(1, { data: { name: 'another' } }), 1],
    ['a changed type', changeAt(1, { type: 'Left' }), 1],
    ['another event id', changeAt(2, { id: 'other' }), 2],
    ['changed metadata', changeAt(0, { metadata: { ...sound[0]!.metadata, actor: 'b' } as never }), 0],
    ['a missing event', [sound[0]!, sound[2]!], 1],
    ['two events swapped', [sound[1]!, sound[0]!, sound[2]!], 0],
    ['a beginning cut off', sound.slice(1), 0],
  ])('shows %s', (_, events, at) => {
    expect(findBreak(origin, stream, events)).toBe(at);
  });

  const { hash, ...unhashed } = sound[1]!.metadata;
  it.each<[string, unknown]>([
    ['none', undefined],
    ['null', null],
    ['nothing in it', {}],
    ['a text', 'gone'],
    ['a number', 7],
    ['a list', []],
    ['bytes', Uint8Array.of(1)],
    ['no hash', unhashed],
    ['a hash that is a number', { ...unhashed, hash: 7 }],
    ['a hash that is an object', { ...unhashed, hash: { is: hash } }],
    ['no link to the event before', { actor: 'a', hash }],
    ['a value that has no canonical form', { ...unhashed, hash, actor: Infinity }],
    ['half of a letter', { ...unhashed, hash, actor: '\ud83d' }],
  ])('detects metadata that was replaced by this: %s', (_, metadata) => {
    expect(findBreak(origin, stream, changeAt(1, { metadata: metadata as never }))).toBe(1);
    expect(findBreak(origin, stream, changeAt(0, { metadata: metadata as never }))).toBe(0);
  });

  it('detects a payload that is no JSON', () => {
    expect(findBreak(origin, stream, changeAt(2, { data: undefined }))).toBe(2);
    expect(findBreak(origin, stream, changeAt(2, { data: { name: 1n } }))).toBe(2);
  });

  it('detects a number too large for JSON in the place of null', () => {
    const [event] = chain('one');
    const link = { ...event!, data: { age: null } };
    const { hash: __, ...metadata } = link.metadata;
    const stored = { ...link, metadata: { ...metadata, hash: hashOf({ ...link, metadata }) } };
    expect(findBreak(origin, stream, [stored])).toBeUndefined();
    expect(findBreak(origin, stream, [{ ...stored, data: JSON.parse('{"age":1e999}') }])).toBe(0);
  });

  it('binds the stream and the log', () => {
    expect(findBreak('ffffffff', stream, sound)).toBe(0);
    expect(findBreak(origin, 'account-2', sound)).toBe(0);
  });
});
