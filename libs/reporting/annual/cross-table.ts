import type { ReportCell, ReportFigure } from './report.js';
import { markup, type Markup } from './markup.js';
import type { CellTexts, Group } from './cells.js';
import type { AnnualWords } from './words.type.js';

/** How a number is shown, and what stands where a row and a column meet without one. */
export interface Rendering {
  readonly renderCell: (cell: ReportCell) => Markup;
  readonly none: Markup;
}

/** Cells whose keys are two codes: the row and the column. */
export const crossTable = (
  { cells }: ReportFigure,
  [rows, columns]: readonly [rows: string, columns: string],
  words: CellTexts,
  { renderCell, none }: Rendering,
  { what, base }: AnnualWords,
): Markup => {
  const coded = cells.map((cell) => ({ cell, codes: cell.key.split('.') as [string, string] }));
  const across = [...new Set(coded.map(({ codes }) => codes[1]))];
  const down = [...new Set(coded.map(({ codes }) => codes[0]))];
  const cellAt = (row: string, column: string) => coded.find(({ codes }) => codes[0] === row && codes[1] === column);
  return markup`<table>
      <thead>
        <tr>
          <th scope="col" class="what">${what}</th>
          ${across.map((column) => markup`<th scope="col" class="number">${words.code(columns, column)}</th>`)}
        </tr>
      </thead>
      <tbody>
        ${down.map(
          (row) =>
            markup`<tr>
              <th scope="row">${words.code(rows, row)}</th>
              ${across.map((column) => {
                const found = cellAt(row, column);
                return markup`<td class="number">${found ? renderCell(found.cell) : none}</td>`;
              })}
            </tr>`,
        )}
      </tbody>
    </table>
    <p>${base}: ${cells[0]!.base}</p>`;
};

/** Several numbers of each office or month: one row for each, so that a year fits on a page. */
export const rowsTable = (
  { name, cells }: Group,
  { renderCell, none }: Rendering,
  { previously }: AnnualWords,
): Markup => {
  const columns = [...new Set(cells.map(({ crossed }) => crossed?.column))];
  const rows = [...new Set(cells.map(({ crossed }) => crossed?.row))];
  const cellAt = (row: string | undefined, column: string | undefined) =>
    cells.find(({ crossed }) => crossed?.row === row && crossed?.column === column)?.cell;
  const previousOf = ({ previous }: ReportCell) =>
    previous && !previous.withheld ? markup` <span class="exact">(${previously} ${previous.value ?? '–'})</span>` : '';
  return markup`<table class="crossed">
    <thead>
      <tr>
        <th scope="col" class="what"><b>${name}</b></th>
        ${columns.map((column) => markup`<th scope="col" class="number">${column}</th>`)}
      </tr>
    </thead>
    <tbody>
      ${rows.map(
        (row) =>
          markup`<tr>
            <th scope="row">${row}</th>
            ${columns.map((column) => {
              const cell = cellAt(row, column);
              return markup`<td class="number">${cell ? markup`${renderCell(cell)}${previousOf(cell)}` : none}</td>`;
            })}
          </tr>`,
      )}
    </tbody>
  </table>`;
};
