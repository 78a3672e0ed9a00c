import { randomUUID } from 'node:crypto';
import { suspicionTable } from '../testing/suspicion-table.js';
import { placesOf } from './places.js';

const table = suspicionTable();

const row = (more: object) => ({
  duplicateId: randomUUID(),
  survivorIds: [randomUUID(), randomUUID()],
  offices: ['Poipet', 'SiemReapCac'],
  reasons: ['SAME_NAME'],
  state: 'Waiting' as const,
  since: '2026-03-01T00:00:00.000Z',
  judgements: [],
  ...more,
});

const times = <One>(length: number, one: () => One) => Array.from({ length }, one);

describe('a page of pairs in the table', () => {
  it('has each pair once, in the order of the cursor', async () => {
    const [mine, ofOthers] = ['Poipet', 'SiemReapCac'].map((office) => [{ office, by: 'x', isSame: true }]);
    const kinds = [
      { judgements: mine, state: 'Agreed' },
      { judgements: mine },
      { judgements: ofOthers, state: 'Agreed' },
      { judgements: ofOthers },
      { state: 'Dismissed' },
    ];
    const rows = kinds.flatMap((kind) => [
      row({ ...kind, since: '2026-03-02T00:00:00.000Z' }),
      ...times(2, () => row(kind)),
    ]);
    await table.replace(rows);
    const cursors: string[] = [];
    for (let after: string | undefined; ; after = cursors.at(-1)) {
      const { places, count } = await placesOf(
        table.db,
        { id: 'makara', role: 'SUPERVISOR', office: 'Poipet', organisation: 'A21' },
        { first: 1, after },
      );
      expect(await count()).toBe(12);
      cursors.push(places[0]!.cursor);
      if (places.length === 1) break;
      expect(places).toHaveLength(2);
    }
    expect(new Set(cursors).size).toBe(12);
    expect(cursors).toEqual(cursors.toSorted());
    const stand = cursors.map((one) => one.slice(0, 3));
    expect(stand).toEqual(['0/0', '0/1', '1/0', '1/1'].flatMap((one) => times(3, () => one)));
  });
});
