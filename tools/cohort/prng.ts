/** The same seed and key give the same numbers on every machine, so that one person's story never moves another's. */
export type Random = ReturnType<typeof randomOf>;

export const randomOf = (seed: number, key: string) => {
  const word = sfc32(seed, hash(key), hash(`${key}/${seed}`), 1);
  const int = (least: number, most: number) => least + (word() % (most - least + 1));
  const hex = (words: number) => Array.from({ length: words }, () => word().toString(16).padStart(8, '0')).join('');
  return {
    int,
    hex,
    pick: <Item>(items: readonly Item[]): Item => items[int(0, items.length - 1)]!,
    shuffled: <Item>(items: readonly Item[]): Item[] =>
      items
        .map((item) => ({ item, at: word() }))
        .toSorted((one, other) => one.at - other.at)
        .map(({ item }) => item),
    /** Shaped like a random UUID (version 4). */
    uuid: () => hex(4).replace(/^(.{8})(.{4}).(.{3}).(.{3})(.{12})$/, '$1-$2-4$3-a$4-$5'),
  };
};

/** Chris Doty-Humphrey's small fast counter: four words of state, enough for ids that never meet. */
const sfc32 = (a: number, b: number, c: number, counter: number) => {
  const word = () => {
    const sum = (a + b + counter++) | 0;
    [a, b, c] = [b ^ (b >>> 9), (c + (c << 3)) | 0, (((c << 21) | (c >>> 11)) + sum) | 0];
    return sum >>> 0;
  };
  for (let warm = 0; warm < 15; warm++) word();
  return word;
};

/** FNV-1a. */
const hash = (text: string) =>
  [...text].reduce((sum, letter) => Math.imul(sum ^ letter.charCodeAt(0), 0x01000193), 0x811c9dc5);
