import type { ReportFigure } from './report.js';
import type { ReportLanguage } from './report.js';
import { CLOSED_PAGE, markup } from './markup.js';
import { Article } from './article.js';
import { CellTexts } from './cells.js';
import { ANNUAL_STYLE } from './page.style.js';
import { AT_A_GLANCE, SECTIONS, type Section } from './sections.js';
import { ShownFigures } from './shown.js';
import { ANNUAL_WORDS } from './words.js';

export interface Report {
  readonly year: number;
  readonly synthetic: boolean;
  /** Whether the numbers are those released to everybody who may see figures, rather than exact ones. */
  readonly released?: boolean;
  readonly figures: readonly ReportFigure[];
  /** List and code → label. */
  readonly labels: ReadonlyMap<string, string>;
}

/** The figures of a year as a page to read and print. */
export const annualPage = (
  { year, synthetic, released = false, figures, labels }: Report,
  language: ReportLanguage,
): string => {
  const words = ANNUAL_WORDS[language];
  const shown = new ShownFigures(words, language);
  const cells = new CellTexts(words, labels, language);
  const article = new Article(words, shown, cells, language, released);
  const title = `${words.title} ${year}`;
  const sections = Object.keys(SECTIONS) as Section[];
  return markup`<!doctype html>
    <html lang="${language}">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${CLOSED_PAGE}" />
        <meta name="referrer" content="no-referrer" />
        <meta name="viewport" content="width=device-width" />
        <title>${title}</title>
        ${ANNUAL_STYLE}
      </head>
      <body>
        <header>
          ${synthetic ? markup`<p class="mark">${words.synthetic}</p>` : ''}
          <p class="mark">${released ? words.released : words.internal}</p>
          <h1>${title}</h1>
          ${figures.slice(0, 1).map((figure) => article.moment(figure))}
          ${words.definitionsIn === '' ? '' : markup`<p class="by">${words.definitionsIn}</p>`}
        </header>
        <nav aria-label="${words.contents}">
          <ol>
            ${sections.map((section) => markup`<li><a href="#${section}">${words.sections[section]}</a></li>`)}
          </ol>
        </nav>
        <main>
          <section aria-labelledby="glance">
            <h2 id="glance">${words.glance}</h2>
            <dl class="glance">
              ${atAGlance(figures).map(
                ([figure, cell]) =>
                  markup`<div>
                    <dt>${article.titleOf(figure, cell)}</dt>
                    <dd>${shown.formatReported(figure.id, cell)} ${article.few(cell)}</dd>
                  </div>`,
              )}
            </dl>
          </section>
          ${sections.map(
            (section) =>
              markup`<section aria-labelledby="${section}">
                <h2 id="${section}">${words.sections[section]}</h2>
                ${figuresOf(section, figures).map((figure) => article.of(figure, figures[0]!))}
              </section>`,
          )}
        </main>
      </body>
    </html> `.text;
};

const figuresOf = (section: Section, figures: readonly ReportFigure[]): readonly ReportFigure[] => {
  const ids: readonly string[] = SECTIONS[section];
  return ids.flatMap((id) => figures.filter((figure) => figure.id === id));
};

const atAGlance = (figures: readonly ReportFigure[]) =>
  AT_A_GLANCE.flatMap(([id, key]) =>
    figures
      .filter((figure) => figure.id === id)
      .flatMap((figure) => figure.cells.filter((cell) => cell.key === key).map((cell) => [figure, cell] as const)),
  );
