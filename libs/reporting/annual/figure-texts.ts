import type { ReportLanguage } from './report.js';
import { SECTIONS, type Section } from './sections.js';
import { TITLES_KM } from './titles.km.js';
import { ANNUAL_WORDS } from './words.js';

/** What pages say of the figures in one language, beside the figures themselves. */
export interface FigureTexts {
  /** In reading order, with the ids of their figures. */
  readonly sections: readonly { readonly name: Section; readonly title: string; readonly figures: readonly string[] }[];
  /** By figure. The English titles are part of the figures. */
  readonly titles: Readonly<Record<string, string>>;
}

const TITLES: Readonly<Record<ReportLanguage, FigureTexts['titles']>> = { en: {}, km: TITLES_KM };

export const figureTextsIn = (language: ReportLanguage): FigureTexts => ({
  sections: Object.entries(SECTIONS).map(([name, figures]) => ({
    name: name as Section,
    title: ANNUAL_WORDS[language].sections[name as Section],
    figures,
  })),
  titles: TITLES[language],
});
