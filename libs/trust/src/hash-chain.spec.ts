import { anchorOf, brokenAt, hashOf, type Chained } from './hash-chain.js';

const origin = '0123abcd';
const stream = 'survivor-1';

const chain = (...names: string[]): Chained[] => {
  const events: Chained[] = [];
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
const changed = (index: number, change: Partial<Chained>) =>
  sound.map((event, at) => (at === index ? { ...event, ...change } : event));

describe('the hash chain', () => {
  it('holds over what was recorded', () => {
    expect(brokenAt(origin, stream, sound)).toBeUndefined();
    expect(brokenAt(origin, stream, [])).toBeUndefined();
  });

  it.each<[string, readonly Chained[], number]>([
    ['a changed payload', changed(1, { data: { name: 'another' } }), 1],
    ['a changed type', changed(1, { type: 'Left' }), 1],
    ['another event id', changed(2, { id: 'other' }), 2],
    ['changed metadata', changed(0, { metadata: { ...sound[0]!.metadata, actor: 'b' } as never }), 0],
    ['a missing event', [sound[0]!, sound[2]!], 1],
    ['two events swapped', [sound[1]!, sound[0]!, sound[2]!], 0],
    ['a beginning cut off', sound.slice(1), 0],
  ])('shows %s', (_, events, at) => {
    expect(brokenAt(origin, stream, events)).toBe(at);
  });

  it('binds the stream and the log', () => {
    expect(brokenAt('ffffffff', stream, sound)).toBe(0);
    expect(brokenAt(origin, 'survivor-2', sound)).toBe(0);
  });
});
