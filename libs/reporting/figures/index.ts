import type { Type } from '@nestjs/common';
import { FiguresResolver } from './graphql/figures.resolver.js';
import { DrillDown } from './release/drill-down.js';
import { FigureReader } from './release/figure-reader.js';
import { LoggedDays } from './release/logged-days.js';
import { ResultCache } from './engine/result-cache.js';
import { QuestionBudget } from './release/question-budget.js';
import { LiveFiguresResolver } from './graphql/live-figures.resolver.js';

export type { Behind } from './engine/events-behind.js';
export { FiguresArgs } from './graphql/figures.args.js';
export { FigureReader, type AskedInTime, type ReadFigure } from './release/figure-reader.js';
export type { OtherDays } from './engine/compared-to.js';
export { compute } from './engine/compute.js';
export type { Cell, Figure } from './definitions/figure.js';
export { FIGURES, figuresOf } from './definitions/figures.js';
export { lastMonthEnd } from './release/grid.js';
export { publish } from './release/publish.js';
export {
  isProvenRelease,
  releaseCode,
  storedReleases,
  type ReleaseKeys,
  type StoredRelease,
} from './release/release-code.js';
export type { ReleasedCell } from './release/release-table.js';
export { rollUp } from './engine/roll-up.js';
export { countUnmarked, findWrongDays } from './engine/wrong-days.js';
export { figureArguments, calendarYear, type FigurePeriod } from './definitions/period.js';

/** The providers with which the API serves figures. */
export const figuresProviders: readonly Type[] = [
  FiguresResolver,
  LiveFiguresResolver,
  FigureReader,
  DrillDown,
  ResultCache,
  QuestionBudget,
  LoggedDays,
];
