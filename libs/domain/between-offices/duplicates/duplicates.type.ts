import { ArgsType, Extensions, Field, Int, ObjectType } from '@nestjs/graphql';
import { DuplicateReasons, Sexes, type DuplicateReason, type Sex } from '#domain/survivor';
import {
  AtLeast,
  Code,
  DateScalar,
  DateTimeScalar,
  InstantAndId,
  PageInfo,
  PageSize,
  Purposes,
  Stale,
  UuidScalar,
  type Purpose,
  type ShowsPersonal,
} from '#nest';
import type { SuspicionState } from './duplicates.codes.js';
import { JudgementType, SuspicionStates } from './duplicates.view.js';

/** Each pair opens a record, or two: more than these are not opened in one go. */
const PAIRS_MAX = 50;

/**
 * Whether a pair is judged, and whether it is agreed: in its cursor, before the instant of the suspicion. Cursors are
 * compared as text, so an instant must be written as in them.
 */
const STANDING = '[01]/[01]/(?=.{23}Z/)';

@ArgsType()
export class SuspectedDuplicatesArgs {
  @Code(Purposes) readonly purpose!: Purpose;
  @AtLeast() readonly atLeast?: string;
  @PageSize(PAIRS_MAX, { nullable: true, description: 'The most pairs to open, up to 50; by default, 10.' })
  readonly first?: number;
  @InstantAndId('must be the cursor of a pair', STANDING) readonly after?: string;
}

/** Its readers are the two supervisors, and each reading is logged before it is answered. */
const identity = () => Extensions({ personal: ['identity'] } satisfies ShowsPersonal);

@ObjectType({ description: 'An entry of a record that is compared: its kind and its day.' })
export class ComparedEntry {
  @Field(() => String, { description: 'The type of the event.' }) readonly type!: string;
  @Field(() => DateScalar, { description: 'The day on which it happened, or was recorded.' }) readonly on!: string;
}

@ObjectType({ description: 'One of two records that may be of one person.' })
export class ComparedRecord {
  @Field(() => UuidScalar) readonly survivorId!: string;
  @Field(() => String, { description: 'The short number by which people name the case.' }) readonly caseNumber!: string;
  @Field(() => String, { description: 'The office that has the case.' }) readonly office!: string;
  @identity() @Field(() => String, { nullable: true, description: 'In Latin letters.' }) readonly name!: string | null;
  @identity() @Field(() => String, { nullable: true }) readonly localName!: string | null;
  @identity() @Field(() => DateScalar, { nullable: true }) readonly birthDate!: string | null;
  @Field(() => Int, { nullable: true }) readonly birthYear!: number | null;
  @Field(() => Sexes, { nullable: true }) readonly sex!: Sex | null;
  @Field(() => [ComparedEntry], { description: 'What is recorded, the oldest first, but no pregnancy or birth.' })
  readonly entries!: readonly ComparedEntry[];
}

@ObjectType({ description: 'Two records that may be of one person, for the supervisors of both offices.' })
export class SuspectedDuplicate {
  @Field(() => UuidScalar, { description: 'What judgeDuplicate takes.' }) readonly duplicateId!: string;
  @Field(() => SuspicionStates) readonly state!: SuspicionState;
  @Field(() => [DuplicateReasons], { description: 'Why, the strongest first.' })
  readonly reasons!: readonly DuplicateReason[];
  @Field(() => DateTimeScalar, { description: 'Since when it is suspected.' }) readonly since!: string;
  @Field(() => [JudgementType]) readonly judgements!: readonly JudgementType[];
  @Field(() => [String], { description: 'The offices that have the records, to speak with each other first.' })
  readonly offices!: readonly string[];
  @Field(() => [ComparedRecord], { description: 'The record of your office; both once both offices agree.' })
  readonly records!: readonly ComparedRecord[];
  @Field(() => UuidScalar, { nullable: true, description: 'The record that is kept, once they are linked.' })
  readonly keptSurvivorId!: string | null;
}

@ObjectType()
export class SuspectedDuplicateEdge {
  @Field(() => String) readonly cursor!: string;
  @Field(() => SuspectedDuplicate) readonly node!: SuspectedDuplicate;
}

@ObjectType('SuspectedDuplicateConnection', {
  description: 'Pairs that your office has not judged first, those of a state by age.',
})
export class SuspectedDuplicates {
  @Field(() => [SuspectedDuplicateEdge]) readonly edges!: readonly SuspectedDuplicateEdge[];
  @Field(() => PageInfo) readonly pageInfo!: PageInfo;
  @Field(() => Int, { description: 'How many pairs there are on all pages.' }) readonly totalCount!:
    number | Promise<number>;
  @Stale() readonly stale!: boolean;
}
