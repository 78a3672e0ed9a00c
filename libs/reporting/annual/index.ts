export { CellTexts } from './cells.js';
export { figureTextsIn, type FigureTexts } from './figure-texts.js';
export { CLOSED_PAGE, markup, type Markup } from './markup.js';
export { annualPage, type Report } from './page.js';
export {
  REPORT_LANGUAGES,
  type ReportCell,
  type ReportFigure,
  type ReportLanguage,
  type ReportUnit,
} from './report.js';
export { currencyIn } from './shown.js';
export { TITLES_KM } from './titles.km.js';
export { ANNUAL_WORDS } from './words.js';
