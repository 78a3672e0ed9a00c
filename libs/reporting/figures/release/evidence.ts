import { factsIn } from '../definitions/fact-queries.js';
import type { Queries } from '../engine/prepared.js';
import type { Cells, Figure, Sql } from '../definitions/figure.js';
import { parametersOf } from '../definitions/parameters.js';
import type { FigureArguments } from '../definitions/period.js';
import { asKnownFor, factTablesIn } from '../definitions/term-queries.js';
import { PEOPLE_MIN, type Signature } from './choose-cells.js';
import type { Evidence, Weight } from './release-table.js';

/** The name of the base of some cells, which no cell has. */
export const baseNameOf = ({ id }: Pick<Figure, 'id'>, index: number): string => `${id}/${index}`;

/** Which cells count which entities, and the events that name them. */
const partsOf = (figure: Figure): readonly Sql[] =>
  figure.cells.flatMap((cells, index) =>
    cells.release === 'people' && !cells.percentiles
      ? [ofCells(figure, cells), ...ofBase(baseNameOf(figure, index), cells)]
      : [],
  );

const ofCells = ({ id }: Figure, { counted, sum }: Cells): Sql =>
  `SELECT '${id}.' || key AS cell, entity::text AS entity, "eventId", ${sum ? 'amount' : '1'}::float8 AS amount FROM (${counted}) counted`;

const ofBase = (name: string, { shareOf, countedOf }: Cells): readonly Sql[] =>
  [shareOf ?? countedOf ?? []]
    .flat()
    .map(
      (base) => `SELECT '${name}' AS cell, entity::text AS entity, "eventId", 1::float8 AS amount FROM (${base}) base`,
    );

/** Each entity of each cell with the person, or whatever else the facts are about. */
const countParts = (parts: Sql): Sql => `part AS MATERIALIZED (${parts}),
  about AS (${factsIn(factTablesIn(parts))
    .map((fact) => `SELECT "eventId", subject FROM ${fact}`)
    .join(' UNION ')}),
  each AS MATERIALIZED (SELECT DISTINCT cell, entity, subject::text AS subject, amount FROM part JOIN about USING ("eventId"))`;

/** How often each combination of cells occurs, and who is behind it, as far as they are few. */
const signatures = (what: 'subject' | 'entity'): Sql =>
  `SELECT '${what}' AS kind, cells, count(DISTINCT member)::float8 AS n, NULL::float8 AS largest, NULL::boolean AS alone,
     (array_agg(DISTINCT subject))[1:${PEOPLE_MIN}] AS people
   FROM (SELECT ${what} AS member, array_agg(DISTINCT cell ORDER BY cell) AS cells FROM each GROUP BY ${what}) one
   JOIN (SELECT DISTINCT ${what} AS member, subject FROM each) behind USING (member) GROUP BY cells`;

const WEIGHTS: Sql = `SELECT 'weight', ARRAY[cell], count(*)::float8, max(amount) / nullif(sum(amount), 0), bool_and(alone),
    NULL::text[]
  FROM (SELECT cell, subject, sum(amount) AS amount, bool_and(entity = subject) AS alone FROM each GROUP BY cell, subject) one
  GROUP BY cell`;

interface Row {
  readonly kind: 'subject' | 'entity' | 'weight';
  readonly cells: readonly string[];
  readonly n: number;
  readonly largest: number | null;
  readonly alone: boolean | null;
  readonly people: readonly string[] | null;
}

/** Who stands behind the cells that count people. */
export const evidenceOf = async (tx: Queries, figures: readonly Figure[], args: FigureArguments): Promise<Evidence> => {
  const parts = figures.flatMap(partsOf).join('\nUNION ALL ');
  const sql = countParts(parts);
  const all = [signatures('subject'), signatures('entity'), WEIGHTS].join('\nUNION ALL ');
  const rows: Row[] = await tx.query(`${asKnownFor(sql)}, ${sql} ${all}`, [...parametersOf(args)]);
  const rowsOfKind = (kind: Row['kind']) => rows.filter((row) => row.kind === kind);
  const signaturesIn = (kind: Row['kind']): readonly Signature[] =>
    rowsOfKind(kind).map(({ cells, n, people }) => ({ cells, count: n, people: people! }));
  return {
    people: signaturesIn('subject'),
    entities: signaturesIn('entity'),
    weights: new Map(
      rowsOfKind('weight').map(({ cells, n, largest, alone }): [string, Weight] => [
        cells[0]!,
        { people: n, largest: largest ?? 0, countsPeople: alone === true },
      ]),
    ),
  };
};
