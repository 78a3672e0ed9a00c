import type { Actor } from '#kernel/decider';
import { pairs, type Pair } from '../../../names/testing/pairs.js';
import { searchFixture, type SearchFixture } from '../../../testing/search-fixture.js';

const COUNT = Number(process.env.SEARCHED_PAIRS ?? 100);
const SEED = 2026;

let at: SearchFixture;
beforeAll(async () => {
  at = await searchFixture();
});
afterAll(() => at.drop());

const sokha: Actor = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: 'SiemReapCac' };
const sophea: Actor = { ...sokha, id: 'sophea', role: 'SUPERVISOR' };

/** Whether the search for a pair's name finds the person on record among all pairs. */
const foundOf = async (all: readonly Pair[], ids: readonly string[]): Promise<Pair[]> => {
  const hits: Pair[] = [];
  for (const [index, pair] of all.entries()) {
    const found = await at.find(sophea, { name: pair.sought, first: 2 * COUNT });
    if (found.some(({ survivorId }) => survivorId === ids[index])) hits.push(pair);
  }
  return hits;
};

const countByWay = (all: readonly Pair[]): Record<string, number> => {
  const counts: Record<string, number> = {};
  for (const { about } of all) counts[about] = (counts[about] ?? 0) + 1;
  return counts;
};

it('a search finds nine in ten survivors whose name is spelled differently, and few other people', async () => {
  const { same, other } = pairs(COUNT, SEED);
  const receive = ({ about: _, sought: __, ...input }: Pair) => at.receive(sokha, input);
  const [ids, others] = [await Promise.all(same.map(receive)), await Promise.all(other.map(receive))];
  await at.project();
  const [hits, wrong] = [await foundOf(same, ids), await foundOf(other, others)];
  const recall = hits.length / COUNT;
  const precision = hits.length / (hits.length + wrong.length);
  process.stdout.write(
    `search by name, ${COUNT} pairs and ${COUNT} non-pairs: recall ${recall.toFixed(3)}, precision ${precision.toFixed(3)}\n` +
      `found: ${JSON.stringify(countByWay(hits))}\nfound in error: ${JSON.stringify(countByWay(wrong))}\n`,
  );
  expect(recall).toBeGreaterThanOrEqual(0.9);
  expect(precision).toBeGreaterThanOrEqual(0.9);
});
