import { ArgsType, Extensions, Field, ID, ObjectType } from '@nestjs/graphql';
import { PERSONAL_CLASSES } from '#decider';
import {
  CURSOR,
  Code,
  Id,
  JsonValue,
  PageInfo,
  Pattern,
  Purposes,
  Whole,
  type Purpose,
  type ShowsPersonal,
} from '#step';
import { EntryStandings, RecorderType, type Mark } from './history.type.js';

@ArgsType()
export class EntriesArgs {
  @Id() readonly survivorId!: string;
  @Code(Purposes) readonly purpose!: Purpose;
  @Id({ nullable: true, description: 'Only this one.' }) readonly eventId?: string;
  @Whole(50, { nullable: true, description: 'How many entries at most: 50.' }) readonly first?: number;
  @Pattern(CURSOR, 'must be the cursor of an entry', { nullable: true }) readonly after?: string;
}

@ObjectType('RecordedEntry', {
  description: 'One entry of her own record as it stands by now, for whoever finds it wrong.',
})
export class RecordedEntry {
  @Field(() => ID) eventId!: string;
  @Field(() => String) type!: string;
  @Field(() => String, { description: 'The command with which it was recorded: its mutation has the same name.' })
  command!: string;
  @Field(() => String, { description: 'The day it happened.' }) on!: string;
  @Field(() => String, { description: 'The instant it was recorded.' }) recordedAt!: string;
  @Field(() => RecorderType) by!: RecorderType;
  @Field(() => EntryStandings, { nullable: true, description: 'Where somebody has put it right, or it was erased.' })
  standing!: Mark['standing'] | null;
  @Extensions({ personal: PERSONAL_CLASSES } satisfies ShowsPersonal)
  @Field(() => JsonValue, {
    description: 'What it says by now; `{ withheld: true }` stands for what is not for you to see.',
  })
  says!: unknown;
}

@ObjectType()
export class RecordedEntryEdge {
  @Field(() => String) cursor!: string;
  @Field(() => RecordedEntry) node!: RecordedEntry;
}

@ObjectType({ description: 'What was recorded last comes first.' })
export class RecordedEntryConnection {
  @Field(() => [RecordedEntryEdge]) edges!: readonly RecordedEntryEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
}
