import { Inject } from '@nestjs/common';
import { Args, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { refuse, type Actor } from '#kernel/decider';
import { runAsReader } from '#kernel/projections';
import {
  AllowedTo,
  CurrentActor,
  Invalid,
  STEPS,
  AggregateStores,
  isStale,
  viewsOf,
  type Step,
  pageInfoOf,
} from '#kernel/nest';
import { eventsBehind } from '../engine/behind.js';
import { comparedTo, type OtherDays } from '../engine/compared-to.js';
import { compute } from '../engine/compute.js';
import type { Figure } from '../definitions/figure.js';
import { figuresOf } from '../definitions/figures.js';
import { AnnualReportArgs, FigureEventsArgs, FiguresArgs } from './figures.args.js';
import { FigureEvents, FigureType } from './figures.type.js';
import { KeptCounts } from '../engine/kept-counts.js';
import { askedFor, calendarYear, type FigurePeriod } from '../definitions/period.js';

const PAGE = 50;

/** Roles that are accountable for the whole see counts; the events behind them lead to people, hence fewer roles. */
const DRILL_DOWN: readonly string[] = ['SUPERVISOR', 'AUDITOR'];

@Resolver(() => FigureType)
export class FiguresResolver {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(AggregateStores) private readonly transactors: AggregateStores,
    @Inject(STEPS) private readonly steps: readonly Step[],
    @Inject(KeptCounts) private readonly counts: KeptCounts,
  ) {}

  @AllowedTo('SUPERVISOR', 'ANALYST', 'AUDITOR', 'ADMINISTRATOR')
  @Query(() => [FigureType], { description: 'Figures of a period, each with its definition and its base.' })
  figures(@Args() { ids, comparedTo: other, ...wanted }: FiguresArgs): Promise<FigureType[]> {
    return this.#of(figuresOf(ids), wanted, other);
  }

  @AllowedTo('SUPERVISOR', 'ANALYST', 'AUDITOR', 'ADMINISTRATOR')
  @Query(() => [FigureType], { description: 'All figures of a calendar year.' })
  annualReport(@Args() { year, comparedTo: other, ...wanted }: AnnualReportArgs): Promise<FigureType[]> {
    return this.#of(figuresOf(), { ...wanted, ...calendarYear(year) }, other);
  }

  @ResolveField(() => FigureEvents, { description: 'The events behind the figure, for supervisors and auditors.' })
  async events(
    @Parent() { figure, args, cells }: FigureType,
    @Args() { cell, first, after }: FigureEventsArgs,
    @CurrentActor() by: Actor,
  ): Promise<FigureEvents> {
    if (!DRILL_DOWN.includes(by.role)) {
      refuse(
        'FORBIDDEN',
        `Your role, ${by.role}, sees counts, not the events behind them. Ask a colleague with the role ${DRILL_DOWN.join(' or ')}.`,
      );
    }
    if (cell !== undefined && !cells.some(({ key }) => key === cell)) {
      const problem = `${figure.id} has no cell ${cell}`;
      throw new Invalid(`${problem}.`, [{ path: 'cell', problem }]);
    }
    const [happenedOn, eventId] = after?.split('/') ?? [];
    const page = { first: first ?? PAGE, after: happenedOn && eventId ? { happenedOn, eventId } : undefined, cell };
    const { events, more } = await runAsReader('analyst', () => eventsBehind(this.db, figure, args, page));
    const edges = events.map((node) => ({ cursor: `${node.happenedOn}/${node.eventId}`, node }));
    return { edges, pageInfo: pageInfoOf({ edges, after, hasNextPage: more }) };
  }

  async #of(
    figures: readonly Figure[],
    { atLeast, ...wanted }: FigurePeriod & { readonly atLeast?: string },
    days?: OtherDays,
  ): Promise<FigureType[]> {
    const stale = await isStale(this.db, viewsOf(this.steps), this.transactors.ledger, atLeast);
    const now = new Date().toISOString();
    const args = askedFor(wanted, now, this.transactors.ledger.settings);
    const other = days && comparedTo(args, days);
    const { from, to, asOf, knownAt = now } = args;
    // as the analyst, for every reader: counts use facts, and no survivor's record
    const computed = await runAsReader('analyst', () => compute(this.db, figures, args, other, this.counts.keep));
    const beside = other ? { from: other.from, to: other.to, asOf: other.asOf } : null;
    return computed.map(({ figure, cells, incomplete }) => {
      const { id, title, definition, version } = figure;
      const fields = { id, title, definition, version, from, to, asOf, knownAt, comparedTo: beside, incomplete, cells };
      return { ...fields, stale, figure, args };
    });
  }
}
