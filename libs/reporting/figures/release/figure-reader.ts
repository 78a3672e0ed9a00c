import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Refusal, refuse, type Actor } from '#kernel/decider';
import { AggregateStores, STEPS, isStale, viewsOf, type Step } from '#nest';
import { runAsReader } from '#kernel/projections';
import { opensRecords } from '#security/access';
import { RefusedReadings } from '#security/access-log';
import { comparisonPeriod, type OtherDays } from '../engine/compared-to.js';
import { compute } from '../engine/compute.js';
import { factTablesOf } from '../engine/incomplete.js';
import { ResultCache } from '../engine/result-cache.js';
import type { Cell, Figure } from '../definitions/figure.js';
import { filterOf, filterableBy } from '../definitions/filter.js';
import { figureArguments, type FigureArguments, type FigurePeriod } from '../definitions/period.js';
import { daysAmong, requireFilterFits } from './filter-fits.js';
import { onGrid } from './grid.js';
import { LoggedDays } from './logged-days.js';
import { monthsOfPeriod, releasedYears } from './trend.js';
import { ofYear } from './publish.js';
import { QuestionBudget } from './question-budget.js';
import { asReleased, readReleased } from './read-released.js';

/** A number, or that it is withheld: then its numbers are null. */
type ReadNumber = Pick<Cell, 'value' | 'base'> & { readonly numerator: number | null; readonly withheld: boolean };

export type ReadCell = ReadNumber & Pick<Cell, 'key' | 'unit'> & { readonly previous: ReadNumber | null };

export interface ReadFigure {
  readonly figure: Figure;
  readonly args: FigureArguments;
  readonly comparedTo: FigureArguments | undefined;
  /** Null for those who see released numbers. */
  readonly incomplete: number | null;
  readonly cells: readonly ReadCell[];
  readonly stale: boolean;
}

interface Question extends FigurePeriod {
  readonly atLeast?: string;
}

/** A request that nobody may wait for any more. */
export interface AskedInTime {
  readonly isLate?: () => boolean;
}

const TREND_TOO_LATE = 'This took too long and was cut off: ask for fewer months at a time.';

/** The only way to figures: exact for those who open records, who could count them; released for all others. */
@Injectable()
export class FigureReader {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
    @Inject(STEPS) private readonly steps: readonly Step[],
    @Inject(ResultCache) private readonly counts: ResultCache,
    @Inject(QuestionBudget) private readonly budget: QuestionBudget,
    @Inject(RefusedReadings) private readonly refused: RefusedReadings,
    @Inject(LoggedDays) private readonly logged: LoggedDays,
  ) {}

  /** A refused question leaves a trace: many of them are how numbers of few people are sought. @throws Invalid, Refusal */
  async read(
    by: Actor,
    figures: readonly Figure[],
    wanted: Question,
    days?: OtherDays,
  ): Promise<readonly ReadFigure[]> {
    try {
      return await (opensRecords(by)
        ? this.#readExact(by, figures, wanted, days)
        : this.#released(by, figures, wanted, days));
    } catch (error) {
      const [figure, ...more] = figures;
      if (error instanceof Refusal)
        await this.refused.note(by, { operation: 'figures', ...(more.length === 0 && { figure: figure!.id }) });
      throw error;
    }
  }

  /** Figures month by month, or year by year where only years are released. @throws Invalid, Refusal */
  async trend(
    by: Actor,
    figures: readonly Figure[],
    wanted: Question,
    { isLate }: AskedInTime = {},
  ): Promise<readonly ReadFigure[]> {
    const periods = (opensRecords(by) ? monthsOfPeriod : releasedYears)(wanted, new Date().toISOString());
    const read: ReadFigure[] = [];
    // one after the other: each of them may use all the connections that there are
    for (const period of periods) {
      if (isLate?.()) throw new Refusal('TIMEOUT', TREND_TOO_LATE);
      read.push(...(await this.read(by, figures, { ...wanted, ...period })));
    }
    return read;
  }

  async #readExact(
    by: Actor,
    figures: readonly Figure[],
    { atLeast, ...wanted }: Question,
    days?: OtherDays,
  ): Promise<readonly ReadFigure[]> {
    const { storeContext } = this.stores;
    const stale = await isStale(this.db, viewsOf(this.steps), storeContext, atLeast);
    const args = figureArguments(wanted, new Date().toISOString(), storeContext.settings);
    const other = days && comparisonPeriod(args, days);
    const periods = other ? [args, other] : [args];
    requireFilterFits(by, periods);
    await this.logged.note(by, figures, daysAmong(by, periods));
    // as the analyst, for every reader: counts use facts, and no survivor's record
    const counted = args.filter ? filterableBy(args.filter, figures, factTablesOf) : figures;
    const computed = await runAsReader('analyst', () => compute(this.db, counted, args, other, this.counts.keep));
    return computed.map(({ figure, cells, incomplete }) => ({
      figure,
      args,
      comparedTo: other,
      incomplete,
      stale,
      cells: cells.map((cell) => ({ ...notWithheld(cell), previous: cell.previous && notWithheld(cell.previous) })),
    }));
  }

  async #released(
    by: Actor,
    figures: readonly Figure[],
    wanted: Question,
    days?: OtherDays,
  ): Promise<readonly ReadFigure[]> {
    if (filterOf(wanted)) refuseFilter();
    const instant = new Date().toISOString();
    const asked = onGrid(wanted, instant);
    const otherDays = { from: days?.from ?? `${asked.year - 1}-01-01`, to: days?.to ?? null, knownAt: asked.knownAt };
    const other = days && onGrid(otherDays, instant);
    this.budget.spend(by.id, JSON.stringify([asked, other?.year, figures.map(({ id }) => id)]), instant);
    const [now, before] = await Promise.all([asReleased(this.db, asked), other && asReleased(this.db, other)]);
    const released = await readReleased(this.db, figures, now, before);
    const argsOf = ({ year, knownAt }: typeof now) => ofYear(year, knownAt, this.stores.storeContext.settings);
    return figures.map((figure) => ({
      figure,
      args: argsOf(now),
      comparedTo: before && argsOf(before),
      incomplete: null,
      stale: false,
      cells: released.get(figure.id)!,
    }));
  }
}

const refuseFilter = (): never =>
  refuse(
    'FILTER_NOT_RELEASED',
    'You see released numbers, which are about the whole service: the difference between a part and the whole would be about few people. Leave out the filter; some figures have cells by office.',
  );

const notWithheld = <Shown extends Pick<Cell, 'value' | 'numerator' | 'base'>>(cell: Shown) => ({
  ...cell,
  withheld: false,
});
