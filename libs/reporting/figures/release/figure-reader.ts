import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Actor } from '#kernel/decider';
import { AggregateStores, STEPS, isStale, viewsOf, type Step } from '#kernel/nest';
import { runAsReader } from '#kernel/projections';
import { opensRecords } from '#security/access';
import { comparedTo, type OtherDays } from '../engine/compared-to.js';
import { compute } from '../engine/compute.js';
import { KeptCounts } from '../engine/kept-counts.js';
import type { Cell, Figure } from '../definitions/figure.js';
import { askedFor, type FigureArguments, type FigurePeriod } from '../definitions/period.js';
import { onGrid } from './grid.js';
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

/** The only way to figures: exact for those who open records, who could count them; released for all others. */
@Injectable()
export class FigureReader {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
    @Inject(STEPS) private readonly steps: readonly Step[],
    @Inject(KeptCounts) private readonly counts: KeptCounts,
    @Inject(QuestionBudget) private readonly budget: QuestionBudget,
  ) {}

  /** @throws Invalid, Refusal */
  read(by: Actor, figures: readonly Figure[], wanted: Question, days?: OtherDays): Promise<readonly ReadFigure[]> {
    return opensRecords(by) ? this.#exact(figures, wanted, days) : this.#released(by, figures, wanted, days);
  }

  async #exact(
    figures: readonly Figure[],
    { atLeast, ...wanted }: Question,
    days?: OtherDays,
  ): Promise<readonly ReadFigure[]> {
    const { ledger } = this.stores;
    const stale = await isStale(this.db, viewsOf(this.steps), ledger, atLeast);
    const args = askedFor(wanted, new Date().toISOString(), ledger.settings);
    const other = days && comparedTo(args, days);
    // as the analyst, for every reader: counts use facts, and no survivor's record
    const computed = await runAsReader('analyst', () => compute(this.db, figures, args, other, this.counts.keep));
    return computed.map(({ figure, cells, incomplete }) => ({
      figure,
      args,
      comparedTo: other,
      incomplete,
      stale,
      cells: cells.map((cell) => ({ ...shown(cell), previous: cell.previous && shown(cell.previous) })),
    }));
  }

  async #released(
    by: Actor,
    figures: readonly Figure[],
    wanted: Question,
    days?: OtherDays,
  ): Promise<readonly ReadFigure[]> {
    const instant = new Date().toISOString();
    const asked = onGrid(wanted, instant);
    const otherDays = { from: days?.from ?? `${asked.year - 1}-01-01`, to: days?.to ?? null, knownAt: asked.knownAt };
    const other = days && onGrid(otherDays, instant);
    this.budget.spend(by.id, JSON.stringify([asked, other?.year, figures.map(({ id }) => id)]), instant);
    const [now, before] = await Promise.all([asReleased(this.db, asked), other && asReleased(this.db, other)]);
    const released = await readReleased(this.db, figures, now, before);
    const argsOf = ({ year, knownAt }: typeof now) => ofYear(year, knownAt, this.stores.ledger.settings);
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

const shown = <Shown extends Pick<Cell, 'value' | 'numerator' | 'base'>>(cell: Shown) => ({ ...cell, withheld: false });
