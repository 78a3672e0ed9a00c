import type { Type } from '@nestjs/common';
import { FiguresResolver } from './figures.resolver.js';
import { KeptCounts } from './kept-counts.js';
import { LiveFiguresResolver } from './live-figures.resolver.js';

export { eventsBehind, type Behind } from './behind.js';
export { comparedTo, type OtherDays } from './compared-to.js';
export { compute, type ComputedFigure } from './compute.js';
export type { Cell, Figure } from './figure.js';
export { FIGURES, figuresOf } from './figures.js';
export { rollUp } from './roll-up.js';
export { askedFor, calendarYear, type FigureArguments, type FigurePeriod } from './period.js';

/** The providers with which the API serves figures. */
export const figuresProviders: readonly Type[] = [FiguresResolver, LiveFiguresResolver, KeptCounts];
