import { ArgsType, Extensions, Field, ObjectType, Int } from '@nestjs/graphql';
import { PERSONAL_CLASSES } from '#kernel/decider';
import {
  DateScalar,
  DateTimeScalar,
  UuidScalar,
  CURSOR,
  Code,
  Id,
  JsonValue,
  PageInfo,
  Pattern,
  Purposes,
  PageSize,
  type Purpose,
  type ShowsPersonal,
  RecorderType,
} from '#nest';
import { EntryStandings, type Mark } from './history.type.js';

@ArgsType()
export class EntriesArgs {
  @Id() readonly survivorId!: string;
  @Code(Purposes) readonly purpose!: Purpose;
  @Id({ nullable: true, description: 'Only this entry.' }) readonly eventId?: string;
  @PageSize(50, { nullable: true, description: 'How many entries at most: 50.' }) readonly first?: number;
  @Pattern(CURSOR, 'must be the cursor of an entry', { nullable: true }) readonly after?: string;
}

@ObjectType('RecordedEntry', {
  description: "One current entry of the survivor's own record, for a reader who wants to correct it.",
})
export class RecordedEntry {
  @Field(() => UuidScalar) eventId!: string;
  @Field(() => String) type!: string;
  @Field(() => String, { description: 'The command that recorded it: its mutation has the same name.' })
  command!: string;
  @Field(() => DateScalar, { description: 'The day on which it happened.' }) on!: string;
  @Field(() => DateTimeScalar, { description: 'The instant at which it was recorded.' }) recordedAt!: string;
  @Field(() => RecorderType) by!: RecorderType;
  @Field(() => EntryStandings, { nullable: true, description: 'Set when the entry was corrected, disputed or erased.' })
  standing!: Mark['standing'] | null;
  @Extensions({ personal: PERSONAL_CLASSES } satisfies ShowsPersonal)
  @Field(() => JsonValue, {
    description: 'The current content; `{ withheld: true }` stands for a value that you may not see.',
  })
  says!: unknown;
}

@ObjectType()
export class RecordedEntryEdge {
  @Field(() => String) cursor!: string;
  @Field(() => RecordedEntry) node!: RecordedEntry;
}

@ObjectType({ description: 'The latest entry comes first.' })
export class RecordedEntryConnection {
  @Field(() => [RecordedEntryEdge]) edges!: readonly RecordedEntryEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => Int, { description: 'How many items the whole list has.' }) totalCount!: number;
}
