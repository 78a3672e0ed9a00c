import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import type { PersonalClass } from '#kernel/decider';
import {
  Code,
  CodeList,
  DateField,
  DateScalar,
  DateTimeScalar,
  Id,
  IntField,
  PageSize,
  PageInfo,
  PersonalClasses,
  Purposes,
  RefusalCodes,
  STRANDS,
  UuidScalar,
  codes,
  type DescribedCode,
  type Purpose,
  type Strand,
  RecorderType,
} from '#nest';
import { TIMELINE_STANDINGS, VALUE_KINDS, type TimelineStanding, type ValueKind } from './timeline.codes.js';

const Strands = codes('Strand', STRANDS);
const Standings = codes('TimelineStanding', TIMELINE_STANDINGS);
const ValueKinds = codes('ValueKind', VALUE_KINDS);

@ArgsType()
export class TimelineArgs {
  @Id() readonly survivorId!: string;
  @Code(Purposes) readonly purpose!: Purpose;
  @PageSize(50, { nullable: true, description: 'How many entries at most: 50.' }) readonly first?: number;
  @Id({ nullable: true, description: 'The cursor after which the page begins. By default it begins at the start.' })
  readonly after?: string;
  @CodeList(Strands, { nullable: true, description: 'Only the entries of these strands.' })
  readonly lanes?: readonly Strand[];
  @DateField({ nullable: true, description: 'What had happened by this day.' }) readonly asOf?: string;
  @IntField(1_000_000, {
    nullable: true,
    description: 'Only the entries that were recorded or amended after this revision of the record.',
  })
  readonly since?: number;
}

@ArgsType()
export class TimelineEntryArgs {
  @Id() readonly survivorId!: string;
  @Id() readonly eventId!: string;
  @Code(Purposes) readonly purpose!: Purpose;
}

@ObjectType({ description: 'One field of an entry, with what was recorded in it.' })
export class TimelineValue {
  @Field(() => String, { description: 'The name of the field.' }) field!: string;
  @Field(() => String, { nullable: true, description: 'The group of fields that it lies in, such as goals.' })
  within?: string;
  @Field(() => Int, { nullable: true, description: 'Which one of a list of such groups, counted from 0.' })
  part?: number;
  @Field(() => ValueKinds, { description: 'How the values are to be read.' }) kind!: ValueKind;
  @Field(() => String, { nullable: true, description: 'The enum of a code.' }) list?: string;
  @Field(() => [String], { description: 'The values in order; none once they are erased.' })
  values!: readonly string[];
  @Field(() => Boolean) erased!: boolean;
  @Field(() => UuidScalar, { nullable: true, description: 'The amendment that says it; null for the entry itself.' })
  amendment?: string;
}

/** What an entry and an amendment of it have in common. */
@ObjectType({ isAbstract: true })
abstract class TimelineItem {
  @Field(() => UuidScalar) eventId!: string;
  @Field(() => String, { description: 'The type of the event, which `labels` names.' }) type!: string;
  @Field(() => DateScalar) on!: string;
  @Field(() => DateTimeScalar) recordedAt!: string;
  @Field(() => RecorderType) by!: RecorderType;
  @Field(() => [PersonalClasses], {
    description: 'The classes of personal data in it that you may open with `timelineEntry`.',
  })
  holds!: readonly PersonalClass[];
}

@ObjectType({ description: 'A later entry that corrects, strikes out, disputes or reviews another.' })
export class TimelineAmendment extends TimelineItem {
  @Field(() => UuidScalar, { description: 'The entry that it is about; for a review, another amendment.' })
  about!: string;
}

@ObjectType({ description: 'Entries that repeat each other, such as the deliveries of one service.' })
export class TimelineSeries {
  @Field(() => String, { description: 'The same for each entry of the series.' }) id!: string;
  @Field(() => Int, { description: 'How many entries the series has in the whole list.' }) count!: number;
  @Field(() => DateScalar, { description: 'The first day.' }) from!: string;
  @Field(() => DateScalar, { description: 'The last day.' }) to!: string;
}

@ObjectType({ description: 'One entry of a record, as it was recorded, with what later amended it.' })
export class TimelineEntry extends TimelineItem {
  @Field(() => Strands, { description: 'The strand of the record.' }) lane!: Strand;
  @Field(() => String, { description: 'The command that recorded it: its mutation has the same name.' })
  command!: string;
  @Field(() => Int, { description: 'The position in the record.' }) revision!: number;
  @Field(() => Standings, { nullable: true, description: 'What became of it; null while it stands as recorded.' })
  standing!: TimelineStanding | null;
  @Field(() => [UuidScalar], { description: 'The later entries that changed its standing.' })
  changedBy!: readonly string[];
  @Field(() => RefusalCodes, { nullable: true, description: 'The code of the rule against which it was recorded.' })
  irregular!: DescribedCode | null;
  @Field(() => [PersonalClasses], {
    description: 'The classes that such an entry may hold, and that your role or purpose may not see.',
  })
  withholds!: readonly PersonalClass[];
  @Field(() => [TimelineValue], {
    description:
      'What the entry and its amendments say: the open values, and in `timelineEntry` also the personal ones that you may see.',
  })
  values!: readonly TimelineValue[];
  @Field(() => [TimelineAmendment], { description: 'What corrects, strikes out, disputes or reviews it, in order.' })
  amendments!: readonly TimelineAmendment[];
  @Field(() => TimelineSeries, { nullable: true, description: 'The series of entries to which it belongs.' })
  series!: TimelineSeries | null;
}

@ObjectType()
export class TimelineEntryEdge {
  @Field(() => String) cursor!: string;
  @Field(() => TimelineEntry) node!: TimelineEntry;
}

@ObjectType({ description: 'A month, and how many entries of the list happened in it.' })
export class TimelineMonth {
  @Field(() => String, { description: 'Year and month, such as 2020-06.' }) month!: string;
  @Field(() => Int, { description: 'How many entries there are.' }) count!: number;
}

@ObjectType({ description: 'A strand, and how many entries of the list belong to it.' })
export class TimelineLane {
  @Field(() => Strands, { description: 'The strand of the record.' }) lane!: Strand;
  @Field(() => Int, { description: 'How many entries there are.' }) count!: number;
}

@ObjectType('TimelineEntryConnection', {
  description: 'The entries of one record, those of the latest day first. Every event appears once.',
})
export class Timeline {
  @Field(() => [TimelineEntryEdge]) edges!: readonly TimelineEntryEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => Int, { description: 'How many items the whole list has.' }) totalCount!: number;
  @Field(() => Int, { description: 'The last revision of the record: send it as `since` to ask what is new.' })
  revision!: number;
  @Field(() => [TimelineMonth], { description: 'The months of the whole list, the latest first.' })
  months!: readonly TimelineMonth[];
  @Field(() => [TimelineLane], { description: 'The strands of the list, whichever of them were asked for.' })
  lanes!: readonly TimelineLane[];
}
