import type { ReportLanguage } from './report.js';
import { ANNUAL_EN } from './words.en.js';
import { ANNUAL_KM } from './words.km.js';
import type { AnnualWords } from './words.type.js';

export type CellWord = keyof typeof ANNUAL_EN.cells;

export const ANNUAL_WORDS: Readonly<Record<ReportLanguage, AnnualWords>> = { en: ANNUAL_EN, km: ANNUAL_KM };
