import type { ReportCell, ReportFigure } from './report.js';
import type { ReportLanguage } from './report.js';
import { markup, type Markup } from './markup.js';
import { bar } from './bar.js';
import { CROSSED, type CellTexts, type Group } from './cells.js';
import { crossTable, rowsTable } from './cross-table.js';
import { currencyIn, type ShownFigures } from './shown.js';
import { TITLES_KM } from './titles.km.js';
import type { AnnualWords } from './words.type.js';

/** A smaller count may identify a person. */
const FEW = 11;

const MARK = markup`<span class="few">‡</span>`;

/** An article with more cells may break across pages, between its groups. */
const LONG = 10;

/** One figure: its table with a bar for each row, its definition, and the dates it refers to. */
export class Article {
  constructor(
    private readonly words: AnnualWords,
    private readonly shown: ShownFigures,
    private readonly cells: CellTexts,
    private readonly language: ReportLanguage,
    private readonly released: boolean,
  ) {}

  /** The period and the dates are said where they are not the usual ones of the page. */
  of(figure: ReportFigure, usual: ReportFigure): Markup {
    const { id, version, definition, cells } = figure;
    return markup`<article aria-labelledby="${id}" class="${cells.length > LONG ? 'long' : ''}">
      <h3 id="${id}">${this.titleOf(figure)} <span class="id">${id}</span></h3>
      ${cells.length === 0 ? markup`<p>${this.words.none}</p>` : this.#content(figure)}
      <p class="by">
        <b>${this.words.definition} ${id}, ${this.words.version} ${version}.</b> <span lang="en">${definition}</span>
      </p>
      ${this.#isOf(figure, usual) ? '' : this.moment(figure)}
    </article>`;
  }

  /** The title of a figure, or the label of one of its cells. */
  titleOf({ id, title }: ReportFigure, cell?: ReportCell): string {
    if (cell && cell.key !== 'total') return this.cells.groupsOf({ id, cells: [cell] })[0]!.cells[0]!.label;
    return (this.language === 'km' ? TITLES_KM[id] : undefined) ?? title;
  }

  /** The period and dates of a figure, and the number of people missing in it. */
  moment({ from, to, asOf, knownAt, comparedTo, incomplete }: ReportFigure): Markup {
    const { words, shown } = this;
    const days = (period: { readonly from: string; readonly to: string }) =>
      `${shown.day(period.from)} – ${shown.day(period.to)}`;
    const parts = [
      `${words.period}: ${days({ from, to })}`,
      `${words.asOf}: ${shown.day(asOf)}`,
      ...(knownAt === null ? [] : [`${words.knownAt}: ${shown.minute(knownAt)}`]),
      ...(comparedTo ? [`${words.comparedTo}: ${days(comparedTo)}`] : []),
    ];
    return markup`<p class="by">${parts.join(' · ')}</p>
      ${incomplete !== null && incomplete > 0 ? markup`<p class="mark">${words.incomplete} ${shown.number(incomplete)}</p>` : ''}`;
  }

  /** The mark of a count that may identify a person, or that is not shown for that reason. */
  few({ numerator, withheld = false }: ReportCell): Markup | '' {
    return withheld || (numerator !== null && numerator > 0 && numerator < FEW) ? MARK : '';
  }

  #isOf({ incomplete, ...figure }: ReportFigure, usual: ReportFigure): boolean {
    const argumentsText = ({ from, to, asOf, knownAt, comparedTo }: ReportFigure) =>
      JSON.stringify([from, to, asOf, knownAt && this.shown.minute(knownAt), comparedTo?.from, comparedTo?.to]);
    return !incomplete && argumentsText({ incomplete, ...figure }) === argumentsText(usual);
  }

  #content(figure: ReportFigure): Markup {
    const { words } = this;
    const crossed = CROSSED[figure.id];
    const renderCell = (cell: ReportCell) => this.#number(figure.id, cell);
    // among released numbers, one that is missing was withheld: it is not known to be zero
    const shownWith = (none: string) => ({ renderCell, none: this.released ? MARK : markup`${none}` });
    if (crossed) return crossTable(figure, crossed, this.cells, shownWith('0'), words);
    const groups = this.cells.groupsOf(figure);
    const isCrossed = ({ cells }: Group) => cells.every(({ crossed }) => crossed !== undefined);
    return markup`<table class="${figure.comparedTo ? 'compared' : ''}">
        <thead>
          <tr>
            <th scope="col" class="what">${words.what}</th>
            <th scope="col" class="number value">${words.value}</th>
            <th scope="col" class="number">${words.base}</th>
            ${figure.comparedTo ? markup`<th scope="col" class="number">${words.previously}</th>` : ''}
            <td class="bar"></td>
          </tr>
        </thead>
        ${groups.filter((group) => !isCrossed(group)).map((group) => this.#group(figure, group))}
      </table>
      ${groups.filter(isCrossed).map((group) => rowsTable(group, shownWith('–'), words))}
      ${this.#caseload(figure)}`;
  }

  #group(figure: ReportFigure, { name, cells }: Group): Markup {
    const longest = Math.max(0, ...cells.map(({ cell }) => (cell.unit === 'SHARE' ? 1 : (cell.value ?? 0))));
    const head = markup`<tr>
      <th scope="rowgroup" colspan="${figure.comparedTo ? 5 : 4}">${name}</th>
    </tr>`;
    return markup`<tbody>
      ${name === undefined ? '' : head}
      ${cells.map(({ label, cell }) => {
        const drawn = cell.value !== null && longest > 0 && (cells.length > 1 || cell.unit === 'SHARE');
        const drawing = drawn
          ? bar(cell.value! / longest, `${label}: ${this.shown.formatReported(figure.id, cell)}`)
          : '';
        return this.#row(figure, label, cell, currencyIn(cell) === undefined ? drawing : '');
      })}
    </tbody>`;
  }

  #row({ id, comparedTo }: ReportFigure, label: string, cell: ReportCell, drawing: Markup | ''): Markup {
    const before =
      cell.previous && !cell.previous.withheld ? this.shown.formatExact({ ...cell, value: cell.previous.value }) : '–';
    return markup`<tr>
      <th scope="row">${label}</th>
      <td class="number">${this.#number(id, cell)}</td>
      <td class="number">${cell.base === null ? '' : this.shown.number(cell.base)}</td>
      ${comparedTo ? markup`<td class="number">${before}</td>` : ''}
      <td class="bar">${drawing}</td>
    </tr>`;
  }

  /** The number as reported, the exact number where it differs, its numerator, and the mark of a small count. */
  #number(figure: string, cell: ReportCell): Markup {
    if (cell.withheld) return markup`${this.few(cell)}`;
    const { numerator, unit } = cell;
    const reported = this.shown.formatReported(figure, cell);
    const exact = this.shown.formatExact(cell);
    return markup`${reported}
    ${reported === exact ? '' : markup`<span class="exact">(${this.words.exactly} ${exact})</span>`}
    ${unit === 'SHARE' ? markup`<span class="exact">(${this.shown.number(numerator ?? 0)})</span>` : ''}
    ${this.few(cell)}`;
  }

  /** The caseload without names: a report names no member of staff. */
  #caseload({ cells }: ReportFigure): Markup | '' {
    const each = cells.flatMap(({ key, value }) => (key.startsWith('caseload.') ? [value ?? 0] : []));
    if (each.length === 0) return '';
    const [workers, least, most] = [each.length, Math.min(...each), Math.max(...each)].map((one) =>
      this.shown.number(one),
    );
    return markup`<p>${this.words.workers}: ${workers}; ${least}–${most}</p>`;
  }
}
