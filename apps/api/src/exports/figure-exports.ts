import { Inject, Injectable } from '@nestjs/common';
import { labelsIn, labelsOf, type Locale } from '#i18n';
import type { Actor } from '#kernel/decider';
import { AggregateStores, Invalid, STEPS, enumNameOf, type Step } from '#nest';
import { Installation } from '#platform';
import {
  FigureReader,
  calendarYear,
  figuresOf,
  type AskedInTime,
  type FigurePeriod,
  type OtherDays,
  type ReadFigure,
} from '#reporting/figures';
import {
  ANNUAL_WORDS,
  CellTexts,
  TITLES_KM,
  annualPage,
  currencyIn,
  type ReportCell,
  type ReportFigure,
  type ReportUnit,
} from '#reporting/annual';
import { opensRecords } from '#security/access';
import { sheetColumn } from './export.words.js';
import { placeNamesIn } from './place-names.js';
import type { Sheet, SheetCell } from './sheet.js';

export interface FigureQuestion {
  readonly period: FigurePeriod;
  readonly other?: OtherDays | undefined;
  readonly ids?: readonly string[] | undefined;
}

const COLUMNS: readonly string[] = [
  'figure',
  'title',
  'group',
  'what',
  'value',
  'unit',
  'numerator',
  'base',
  'withheld',
  'previous',
  'from',
  'to',
  'asOf',
  'knownAt',
  'comparedFrom',
  'comparedTo',
  'key',
  'version',
  'definition',
];

/** Figures as a sheet or as the page of a year: exact or released, as the same person sees them on the screen. */
@Injectable()
export class FigureExports {
  constructor(
    @Inject(FigureReader) private readonly reader: FigureReader,
    @Inject(STEPS) private readonly steps: readonly Step[],
    private readonly installation: Installation,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
  ) {}

  /** @throws Invalid, Refusal */
  async sheet(by: Actor, locale: Locale, { period, other, ids }: FigureQuestion): Promise<Sheet> {
    const figures = await this.reader.read(by, figuresOf(ids), period, other);
    return this.#sheetOf(figures, locale);
  }

  /** One figure month by month, or year by year where only years are released. @throws Invalid, Refusal */
  async trend(by: Actor, locale: Locale, { period, ids }: FigureQuestion, request: AskedInTime): Promise<Sheet> {
    return this.#sheetOf(await this.reader.trend(by, figuresOf([oneOf(ids)]), period, request), locale);
  }

  async #sheetOf(figures: readonly ReadFigure[], locale: Locale): Promise<Sheet> {
    const words = new CellTexts(ANNUAL_WORDS[locale], await this.#labels(locale), locale);
    return {
      columns: COLUMNS.map((column) => sheetColumn(column, locale)),
      rows: figures.map(toExportedFigure).flatMap((figure) => rowsOf(figure, words, locale)),
    };
  }

  /** @throws Invalid, Refusal */
  async page(by: Actor, locale: Locale, year: number, other?: OtherDays): Promise<string> {
    const figures = await this.reader.read(by, figuresOf(), calendarYear(year), other);
    const report = {
      year,
      synthetic: this.installation.configuration.mode === 'development',
      released: !opensRecords(by),
      figures: figures.map(toExportedFigure),
      labels: await this.#labels(locale),
    };
    return annualPage(report, locale);
  }

  async #labels(locale: Locale): Promise<ReadonlyMap<string, string>> {
    const { codes } = labelsIn(locale, labelsOf(this.steps));
    const { offices } = await placeNamesIn(this.stores, locale);
    return new Map([
      ...Object.entries(codes).flatMap(([list, labels]) =>
        Object.entries(labels).map(([code, label]) => [`${list}.${code}`, label] as const),
      ),
      ...[...offices].map(([code, name]) => [`Office.${code}`, name] as const),
    ]);
  }
}

/** With the names that GraphQL uses. */
const toExportedFigure = ({ figure, args, comparedTo, cells, incomplete }: ReadFigure): ReportFigure => ({
  ...figure,
  ...args,
  knownAt: args.knownAt ?? new Date().toISOString(),
  comparedTo: comparedTo ?? null,
  incomplete,
  cells: cells.map((cell): ReportCell => ({ ...cell, unit: enumNameOf(cell.unit) as ReportUnit })),
});

const rowsOf = (figure: ReportFigure, words: CellTexts, locale: Locale): readonly (readonly SheetCell[])[] => {
  const { id, title, from, to, asOf, knownAt, comparedTo, version, definition } = figure;
  const named = (locale === 'km' ? TITLES_KM[id] : undefined) ?? title;
  return words
    .groupsOf(figure)
    .flatMap(({ name = null, cells }) =>
      cells.map(({ label, cell }): readonly SheetCell[] => [
        id,
        named,
        name,
        label,
        cell.value,
        currencyIn(cell) === undefined
          ? cell.unit.toLowerCase()
          : `${ANNUAL_WORDS[locale].smallestUnit} ${currencyIn(cell)}`,
        cell.numerator,
        cell.base,
        cell.withheld ? '‡' : null,
        cell.previous?.withheld ? '‡' : (cell.previous?.value ?? null),
        from,
        to,
        asOf,
        knownAt,
        comparedTo?.from ?? null,
        comparedTo?.to ?? null,
        cell.key,
        version,
        definition,
      ]),
    );
};

/** A trend is of one figure. @throws Invalid */
const oneOf = (ids: readonly string[] = []): string => {
  const [id] = ids;
  if (id !== undefined && ids.length === 1) return id;
  const problem = 'ids must be one figure such as M1';
  throw new Invalid(`${problem}.`, [{ path: 'ids', problem }]);
};

const YEAR = /^\d{4}$/;

/** @throws Invalid */
export const yearIn = (text: unknown): number => {
  if (typeof text === 'string' && YEAR.test(text)) return Number(text);
  const problem = 'year must be a calendar year such as 2020';
  throw new Invalid(`${problem}.`, [{ path: 'year', problem }]);
};
