import type { Day } from '#kernel/decider';
import { moveLines } from '#demonstration';
import type { Bearer } from '#platform/plain';
import type { Client } from '../client/client.js';
import { cellsOf, figuresOf, type ComputedCell } from '../client/figures.js';
import { PUBLISHED, matchesPublished } from '../published/2020.js';

/** One cell with its published number. `published` and `ok` are null if the report has none. */
export interface FigureComparison extends ComputedCell {
  readonly published: number | string | null;
  /** Printed as a lower bound: "over", "more than". */
  readonly atLeast: boolean;
  readonly ok: boolean | null;
}

/** Who may read days of all offices: a moved year does not begin with a month. */
const auditor: Bearer = { id: 'vuthy', role: 'AUDITOR' };
const HALF = '2020-06-30';

interface ComparedYear {
  readonly from: Day;
  readonly to: Day;
  /** The day by which the report counts some figures a second time. */
  readonly half: Day;
}

/** The year of the report, or the days to which it was moved. */
export const yearMovedBy = (days: number): ComparedYear =>
  moveLines([{ from: '2020-01-01', to: '2020-12-31', half: HALF }], days)[0]!;

/**
 * The figures of the year, which may have been moved, with the published ones, then the figures as of its middle.
 */
export const compareWithPublished = async (client: Client, days: number): Promise<FigureComparison[]> => {
  const { from, to, half: asOf } = yearMovedBy(days);
  // January to June of a moved year are other months
  const compared = days === 0 ? PUBLISHED : PUBLISHED.filter(({ id }) => !id.endsWith('Half'));
  const year = await figuresOf(client, auditor, { from, to });
  const half = await figuresOf(client, auditor, { from, to, ids: ['M1', 'M7'], asOf });
  const cells = [
    ...cellsOf(year, ''),
    ...cellsOf(half, `@${HALF}`).filter(({ id }) => compared.some((one) => one.id === id)),
  ];
  const missing = compared.filter(({ id }) => !cells.some((cell) => cell.id === id));
  return [
    ...cells.map(({ id, title, cell }) => {
      const published = compared.find((one) => one.id === id);
      const printed = published ? (published.words ?? published.published) : null;
      return {
        id,
        title,
        published: printed,
        atLeast: published?.lowerBound ?? false,
        computed: cell.value,
        unit: cell.unit,
        base: cell.base,
        ok: published ? matchesPublished(published, cell) : null,
      };
    }),
    ...missing.map(({ id, published }) => ({
      id,
      title: '',
      published,
      atLeast: false,
      computed: null,
      unit: Number.isInteger(published) ? ('NUMBER' as const) : ('SHARE' as const),
      base: null,
      ok: false,
    })),
  ];
};
