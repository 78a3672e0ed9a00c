import { markStale } from './stale-subject.js';

const sent: unknown[][] = [];
const tx = {
  query: async <Rows>(_: string, values: unknown[] = []) => {
    sent.push(values);
    return [] as Rows;
  },
};
beforeEach(() => sent.splice(0));

const idOf = (number: number) => `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`;
const FIELD = { name: 'holderId', sealsIn: new Set<string>() };
const event = (who: number, recordedAt: string, data: object = {}) => ({
  stream: `account-${idOf(who)}`,
  recordedAt,
  data,
});

it('marks the subjects of a batch, and when the first and the last of it was recorded, in whatever order', async () => {
  const [first, second, last] = ['2020-02-01T10:00:00.000Z', '2020-02-01T10:00:00.001Z', '2020-02-02T18:00:00.000Z'];
  await markStale(tx, FIELD, [event(1, second), event(1, last, { holderId: idOf(2) }), event(3, first)]);
  expect(sent).toEqual([[[1, 2, 3].map(idOf), ['2020-02-01', '2020-02-03'], first, last]]);
});

it('marks that anybody may have changed, since the first of a large batch', async () => {
  const times = Array.from({ length: 101 }, (_, n) => new Date(Date.UTC(2020, 1, 1, 0, 0, n)).toISOString());
  await markStale(
    tx,
    FIELD,
    times.map((at, n) => event(n, at)),
  );
  expect(sent).toEqual([[times[0], times.at(-1)]]);
});

it('believes no instant of a flawed event: it takes those of the others or, if there are none, of the store', async () => {
  const [recorded, stored] = ['2020-02-01T10:00:00.000Z', '2020-02-02T10:00:00.000Z'];
  const flaw = { kind: 'unproven', reason: 'its content does not match its code' } as const;
  const forged = { ...event(1, '9999-12-31T10:00:00.000Z'), storedAt: stored, flaw };
  await markStale(tx, FIELD, [event(2, recorded), forged]);
  await markStale(tx, FIELD, [forged]);
  expect(sent).toEqual([
    [[idOf(2), idOf(1)], ['2020-02-01'], recorded, recorded],
    [[idOf(1)], ['2020-02-02'], stored, stored],
  ]);
});

it('marks what may be of any time without an instant', async () => {
  await markStale(tx, FIELD, [{ stream: `account-${idOf(1)}`, data: {} }]);
  expect(sent).toEqual([[[idOf(1)], [], undefined, undefined]]);
});
