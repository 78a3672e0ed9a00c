import type { Bearer } from '#platform/plain';
import type { Client } from '../client/client.js';
import { PUBLISHED, agrees } from '../published/2020.js';

export type Unit = 'NUMBER' | 'SHARE' | 'DAYS';

export interface Cell {
  readonly key: string;
  readonly value: number | null;
  readonly unit: Unit;
  readonly numerator: number | null;
  readonly base: number | null;
  /** The value of the compared period, if any. */
  readonly previous?: Pick<Cell, 'value' | 'numerator' | 'base'> | null;
}

export interface Figure {
  readonly id: string;
  readonly title: string;
  readonly definition: string;
  readonly version: number;
  readonly from: string;
  readonly to: string;
  readonly asOf: string;
  readonly knownAt: string | null;
  readonly incomplete: number | null;
  readonly comparedTo?: { readonly from: string; readonly to: string } | null;
  readonly cells: readonly Cell[];
}

/** One cell with its published number. `published` and `ok` are null if the report has none. */
export interface FigureComparison {
  readonly id: string;
  readonly title: string;
  readonly published: number | string | null;
  /** Printed as a lower bound: "over", "more than". */
  readonly atLeast: boolean;
  readonly computed: number | null;
  readonly unit: Unit;
  readonly base: number | null;
  readonly ok: boolean | null;
}

const FIGURES = `query ($ids: [String!], $from: Date, $to: Date, $asOf: Date, $knownAt: DateTime, $comparedTo: ComparedToInput) {
  figures(ids: $ids, from: $from, to: $to, asOf: $asOf, knownAt: $knownAt, comparedTo: $comparedTo) {
    id title definition version from to asOf knownAt comparedTo { from to asOf } incomplete
    cells { key value unit numerator base previous { value numerator base } }
  }
}`;

export const figuresOf = async (client: Client, as: Bearer, asked: object): Promise<readonly Figure[]> =>
  (await client.insist<{ figures: readonly Figure[] }>(as, FIGURES, asked)).figures;

const director: Bearer = { id: 'sophea', role: 'SUPERVISOR', office: 'SiemReapCac' };
const YEAR = { from: '2020-01-01', to: '2020-12-31' };
const HALF = '2020-06-30';

/** The year's figures with the published ones, then the figures as of the middle of the year. */
export const compare = async (client: Client): Promise<FigureComparison[]> => {
  const year = await figuresOf(client, director, YEAR);
  const half = await figuresOf(client, director, { ...YEAR, ids: ['M1', 'M7'], asOf: HALF });
  const cells = [
    ...cellsOf(year, ''),
    ...cellsOf(half, `@${HALF}`).filter(({ id }) => PUBLISHED.some((one) => one.id === id)),
  ];
  const missing = PUBLISHED.filter(({ id }) => !cells.some((cell) => cell.id === id));
  return [
    ...cells.map(({ id, title, cell }) => {
      const published = PUBLISHED.find((one) => one.id === id);
      const printed = published ? (published.words ?? published.published) : null;
      return {
        id,
        title,
        published: printed,
        atLeast: published?.lowerBound ?? false,
        computed: cell.value,
        unit: cell.unit,
        base: cell.base,
        ok: published ? agrees(published, cell) : null,
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

/** `M2` with its cell `girls` is `M2.girls`; the total of a figure is just `M1`. */
export const cellsOf = (figures: readonly Figure[], suffix: string) =>
  figures.flatMap(({ id, title, cells }) =>
    cells.map((cell) => ({
      id: `${id}${cell.key === '' || cell.key === 'total' ? '' : `.${cell.key}`}${suffix}`,
      title,
      cell,
    })),
  );
