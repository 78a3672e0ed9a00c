import { StreamHeads } from './heads.js';

const ROOM = 50_000;
const written = (count: number): ReadonlyMap<string, bigint> =>
  new Map(Array.from({ length: count }, (_, n) => [`written-${n}`, 0n]));

describe('the last revisions that are in memory', () => {
  it('are those of the streams that were written last', () => {
    const heads = new StreamHeads();
    heads.remember(written(ROOM));
    heads.remember(new Map([['written-0', 1n]]));
    heads.remember(new Map([['another', 0n]]));
    expect([heads.size, heads.get('written-0'), heads.get('written-1'), heads.get('another')]).toEqual([
      ROOM,
      1n,
      undefined,
      0n,
    ]);
  });

  it('are also those of streams that were read, which take no room from others', () => {
    const heads = new StreamHeads();
    heads.remember(written(ROOM - 1));
    for (const stream of ['read-0', 'read-1']) heads.rememberRead(stream, 2n);
    expect([heads.size, heads.get('written-0'), heads.get('read-0'), heads.get('read-1')]).toEqual([
      ROOM,
      0n,
      2n,
      undefined,
    ]);
  });
});
