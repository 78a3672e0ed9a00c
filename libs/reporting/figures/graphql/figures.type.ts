import { Field, Float, ID, Int, ObjectType } from '@nestjs/graphql';
import { codes, DateScalar, DateTimeScalar, UuidScalar, Stale, PageInfo } from '#nest';
import { UNITS, type Figure, type Unit } from '../definitions/figure.js';
import { FIGURES } from '../definitions/figures.js';
import type { FigureArguments } from '../definitions/period.js';

/** In the schema, so that a comparison of two schemas shows changed definitions. */
const DEFINITIONS = FIGURES.map(({ id, version, definition }) => `- ${id}, version ${version}: ${definition}`).join(
  '\n',
);

const Units = codes('Unit', UNITS);

const WITHHELD =
  'True where a small number, or one that gives a small number back by subtraction, is not shown: then all numbers are null.';

@ObjectType('PreviousCell', { description: 'The same number for the period with which it is compared.' })
export class PreviousCellType {
  @Field(() => Boolean, { description: WITHHELD }) withheld!: boolean;
  @Field(() => Float, { nullable: true }) value!: number | null;
  @Field(() => Float, { nullable: true }) numerator!: number | null;
  @Field(() => Int, { nullable: true }) base!: number | null;
}

@ObjectType('Cell', { description: 'One number of a figure.' })
export class CellType {
  @Field(() => String, { description: 'Its key, such as `girls`; `total` for the figure as a whole.' })
  key!: string;

  @Field(() => Float, {
    nullable: true,
    description: 'The number; null for a share or a median of nothing, and if it is withheld.',
  })
  value!: number | null;

  @Field(() => Boolean, { description: WITHHELD })
  withheld!: boolean;

  @Field(() => Units, { description: 'What it is: a `number`, a `share` from 0 to 1, or `days`.' })
  unit!: Unit;

  @Field(() => Float, { nullable: true, description: 'The count, or the sum; null if it is not released.' })
  numerator!: number | null;

  @Field(() => Int, { nullable: true, description: 'Out of how many; null where there is no such number.' })
  base!: number | null;

  @Field(() => PreviousCellType, { nullable: true, description: 'Null unless the query has `comparedTo`.' })
  previous!: PreviousCellType | null;
}

@ObjectType({ description: 'The period with which a figure is compared.' })
export class ComparedTo {
  @Field(() => DateScalar) from!: string;
  @Field(() => DateScalar) to!: string;
  @Field(() => DateScalar, { description: 'Counts what had happened in it by this day.' }) asOf!: string;
}

@ObjectType('Figure', { description: 'A figure with its definition, its period, and as of when it is known.' })
export class FigureType {
  @Field(() => ID) id!: string;
  @Field(() => String) title!: string;
  @Field(() => String, { description: `What is counted, in words.\n\n${DEFINITIONS}` }) definition!: string;
  @Field(() => Int, { description: 'Increases whenever the definition changes.' }) version!: number;
  @Field(() => DateScalar, { description: 'The first day of the period.' }) from!: string;
  @Field(() => DateScalar, { description: 'The last day of the period.' }) to!: string;
  @Field(() => DateScalar, { description: 'Counts what had happened by this day.' }) asOf!: string;
  @Field(() => DateTimeScalar, { description: 'Counts what was recorded by this instant.' }) knownAt!: string;
  @Field(() => ComparedTo, { nullable: true }) comparedTo!: ComparedTo | null;

  @Field(() => Int, {
    nullable: true,
    description:
      'The number of people with parked events, which are not counted yet; null for readers of released numbers.',
  })
  incomplete!: number | null;

  @Field(() => [CellType]) cells!: readonly CellType[];
  @Stale() stale!: boolean;

  /** For the resolver of its events; not in the schema. */
  figure!: Figure;
  args!: FigureArguments;
}

/** What the history with a counted event is about. */
export const FIGURE_SUBJECTS = ['Survivor', 'Prosecution', 'Operation'] as const;
export type FigureSubject = (typeof FIGURE_SUBJECTS)[number];
const FigureSubjects = codes('FigureSubject', FIGURE_SUBJECTS);

@ObjectType({ description: 'An event that a figure counts.' })
export class FigureEvent {
  @Field(() => UuidScalar) eventId!: string;

  @Field(() => ID, { description: 'The survivor, the court case or the operation whose history has the event.' })
  subject!: string;

  @Field(() => FigureSubjects, { description: 'Whose id that is.' })
  subjectKind!: FigureSubject;

  @Field(() => String, {
    nullable: true,
    description: 'The number by which colleagues know the case of a survivor; null for a court case or an operation.',
  })
  caseNumber!: string | null;

  @Field(() => DateScalar, { description: 'The day on which it happened.' }) happenedOn!: string;
}

@ObjectType()
export class FigureEventEdge {
  @Field(() => String) cursor!: string;
  @Field(() => FigureEvent) node!: FigureEvent;
}

@ObjectType('FigureEventConnection', { description: 'The events behind a figure, by the day on which they happened.' })
export class FigureEvents {
  @Field(() => [FigureEventEdge]) edges!: readonly FigureEventEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => Int, {
    nullable: true,
    description: 'How many events are about cases that you may not open; only with the first page.',
  })
  elsewhere!: number | null;
}
