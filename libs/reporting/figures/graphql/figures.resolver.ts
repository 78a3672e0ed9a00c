import { Inject } from '@nestjs/common';
import { Args, Context, Info, Parent, Query, ResolveField, Resolver } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { caseNumberOf } from '#domain/survivor';
import type { Actor } from '#kernel/decider';
import { AllowedTo, CurrentActor, Invalid, pageInfoOf } from '#nest';
import { calendarYear } from '../definitions/period.js';
import { figuresOf } from '../definitions/figures.js';
import type { Behind } from '../engine/events-behind.js';
import { DrillDown, type SearchRequest } from '../release/drill-down.js';
import { FigureReader, type AskedInTime, type ReadFigure } from '../release/figure-reader.js';
import { AnnualReportArgs, FigureEventsArgs, FigureTrendArgs, FiguresArgs } from './figures.args.js';
import { FigureEvents, FigureType, type FigureSubject } from './figures.type.js';

const PAGE = 50;

@Resolver(() => FigureType)
export class FiguresResolver {
  constructor(
    @Inject(FigureReader) private readonly reader: FigureReader,
    @Inject(DrillDown) private readonly drillDown: DrillDown,
  ) {}

  @AllowedTo('SUPERVISOR', 'ANALYST', 'AUDITOR', 'ADMINISTRATOR')
  @Query(() => [FigureType], { description: 'Figures of a period, each with its definition and its base.' })
  async figures(
    @Args() { ids, comparedTo: other, ...wanted }: FiguresArgs,
    @CurrentActor() by: Actor,
  ): Promise<FigureType[]> {
    return (await this.reader.read(by, figuresOf(ids), wanted, other)).map(toFigureType);
  }

  @AllowedTo('SUPERVISOR', 'ANALYST', 'AUDITOR', 'ADMINISTRATOR')
  @Query(() => [FigureType], { description: 'All figures of a calendar year.' })
  async annualReport(
    @Args() { year, comparedTo: other, ...wanted }: AnnualReportArgs,
    @CurrentActor() by: Actor,
  ): Promise<FigureType[]> {
    const period = { ...wanted, ...calendarYear(year) };
    return (await this.reader.read(by, figuresOf(), period, other)).map(toFigureType);
  }

  @AllowedTo('SUPERVISOR', 'ANALYST', 'AUDITOR', 'ADMINISTRATOR')
  @Query(() => [FigureType], {
    description:
      'One figure month by month, at most 36 months. For readers of released numbers, year by year: at most ten released years.',
  })
  async figureTrend(
    @Args() { id, ...wanted }: FigureTrendArgs,
    @CurrentActor() by: Actor,
    @Context() request?: AskedInTime,
  ): Promise<FigureType[]> {
    return (await this.reader.trend(by, figuresOf([id]), wanted, request)).map(toFigureType);
  }

  @ResolveField(() => FigureEvents, {
    description: 'The events behind the figure, for supervisors and auditors. Each record that is shown is a reading.',
  })
  async events(
    @Parent() { figure, args, cells }: FigureType,
    @Args() { cell, first, after, purpose }: FigureEventsArgs,
    @CurrentActor() by: Actor,
    @Context() request?: SearchRequest,
    @Info() info?: GraphQLResolveInfo,
  ): Promise<FigureEvents> {
    if (info?.operation.operation === 'subscription') refuseLive();
    if (cell !== undefined && !cells.some(({ key }) => key === cell)) {
      const problem = `${figure.id} has no cell ${cell}`;
      throw new Invalid(`${problem}.`, [{ path: 'cell', problem }]);
    }
    const [happenedOn, eventId] = after?.split('/') ?? [];
    const page = { first: first ?? PAGE, after: happenedOn && eventId ? { happenedOn, eventId } : undefined, cell };
    const { events, more, elsewhere } = await this.drillDown.eventsFor(by, purpose, figure, args, page, request);
    const edges = events.map((one) => ({
      cursor: `${one.happenedOn}/${one.eventId}`,
      node: { ...one, subjectKind: subjectKindOf(one), caseNumber: one.isCase ? caseNumberOf(one.subject) : null },
    }));
    return { edges, pageInfo: pageInfoOf({ edges, after, hasNextPage: more }), elsewhere };
  }
}

/** Each run would log a reading of every record, which moves the views, which runs it again. */
const refuseLive = (): never => {
  const problem = 'the events behind a figure are no part of a live query: ask for them by a query';
  throw new Invalid(`${problem[0]!.toUpperCase()}${problem.slice(1)}.`, [{ path: 'events', problem }]);
};

const subjectKindOf = ({ isCase, isActivity }: Pick<Behind, 'isCase' | 'isActivity'>): FigureSubject =>
  isCase ? 'Survivor' : isActivity ? 'Operation' : 'Prosecution';

const toFigureType = ({ figure, args, comparedTo, cells, incomplete, stale }: ReadFigure): FigureType => {
  const { id, title, definition, version } = figure;
  const { from, to, asOf, knownAt = new Date().toISOString() } = args;
  const beside = comparedTo ? { from: comparedTo.from, to: comparedTo.to, asOf: comparedTo.asOf } : null;
  const fields = { id, title, definition, version, from, to, asOf, knownAt, comparedTo: beside, incomplete, cells };
  return { ...fields, stale, figure, args };
};
