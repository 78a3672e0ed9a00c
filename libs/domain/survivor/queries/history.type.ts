import { ArgsType, Extensions, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { PERSONAL_CLASSES } from '#kernel/decider';
import {
  CURSOR,
  Code,
  DateScalar,
  DateTimeScalar,
  Id,
  Instant,
  IntField,
  PageSize,
  JsonValue,
  PageInfo,
  Pattern,
  Purposes,
  RecorderType,
  UuidScalar,
  codes,
  type Purpose,
  type ShowsPersonal,
} from '#nest';

@ArgsType()
export class HistoryArgs {
  @Id() readonly survivorId!: string;
  @Code(Purposes) readonly purpose!: Purpose;
  @PageSize(50, { nullable: true, description: 'How many entries at most: 50.' }) readonly first?: number;
  @Pattern(CURSOR, 'must be the cursor of an entry', { nullable: true }) readonly after?: string;
}

@ArgsType()
export class ReplayArgs {
  @Id() readonly survivorId!: string;
  @Code(Purposes) readonly purpose!: Purpose;
  @IntField(1_000_000, { nullable: true, description: 'After this revision.' }) readonly toRevision?: number;
  @Instant({ nullable: true, description: 'As the record was at this instant.' }) readonly at?: string;
}

const ENTRY_STANDINGS = ['Restated', 'StruckOut', 'Erased'] as const;
export const EntryStandings = codes('EntryStanding', ENTRY_STANDINGS);

@ObjectType('Change', { description: 'One field that an entry changed in the views.' })
export class ChangeType {
  @Field(() => String) what!: string;
  @Field(() => ID, { description: 'The row of that view: it stays the same through the history.' }) row!: string;
  @Field(() => JsonValue, { nullable: true }) before!: unknown;
  @Field(() => JsonValue, { nullable: true }) after!: unknown;
}

@ObjectType({ description: "A later change of an entry's status, and the entry that made it." })
export class Mark {
  @Field(() => EntryStandings) standing!: (typeof ENTRY_STANDINGS)[number];
  @Field(() => UuidScalar, { description: 'The later entry.' }) eventId!: string;
  @Field(() => String) type!: string;
  @Field(() => DateTimeScalar) recordedAt!: string;
  @Field(() => RecorderType) by!: RecorderType;
}

@ObjectType('SetAside', { description: 'Who set aside an unreliable entry, and when.' })
export class SetAsideType {
  @Field(() => UuidScalar, { description: 'The event that set it aside.' }) eventId!: string;
  @Field(() => DateTimeScalar) recordedAt!: string;
  @Field(() => RecorderType) by!: RecorderType;
}

@ObjectType('HistoryEntry', { description: 'One event: what happened, when, and who recorded it when.' })
export class HistoryEntry {
  @Field(() => UuidScalar) eventId!: string;
  @Field(() => String, { description: "The survivor's own record, a court case or an operation." }) stream!: string;
  @Field(() => Int, { description: 'The position in its stream.' }) revision!: number;
  @Field(() => String) type!: string;
  @Field(() => DateScalar, { description: 'The day on which it happened.' }) on!: string;
  @Field(() => DateTimeScalar, { description: 'The instant at which it was recorded.' }) recordedAt!: string;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'The instant of the decision: the hash covers it, so it cannot be moved.',
  })
  decidedAt?: string;
  @Field(() => RecorderType) by!: RecorderType;
  @Field(() => String) command!: string;
  @Field(() => ID) commandId!: string;
  @Field(() => ID) correlationId!: string;
  @Field(() => ID) causationId!: string;
  @Extensions({ personal: PERSONAL_CLASSES } satisfies ShowsPersonal)
  @Field(() => JsonValue, {
    description: 'The content as it was recorded; `{ withheld: true }` stands for a value that you may not see.',
  })
  data!: unknown;
  @Field(() => [Mark], { description: 'Its current status, if it was corrected, struck out or erased.' })
  marks!: readonly Mark[];
  @Field(() => [ChangeType]) changes!: readonly ChangeType[];
  @Field(() => String, {
    nullable: true,
    description:
      'Why this entry is unreliable: which part of its content, its authentication code or its position is invalid.',
  })
  flaw?: string;
  @Field(() => SetAsideType, { nullable: true, description: 'Set when two people have set the entry aside.' })
  setAside?: SetAsideType;
}

@ObjectType()
export class HistoryEdge {
  @Field(() => String) cursor!: string;
  @Field(() => HistoryEntry) node!: HistoryEntry;
}

@ObjectType('Chain', { description: 'Whether every entry is unchanged since it was recorded.' })
export class ChainType {
  @Field(() => String) stream!: string;
  @Field(() => Boolean) sound!: boolean;
  @Field(() => Int, { nullable: true, description: 'The first revision that differs from what was recorded.' })
  brokenAt!: number | null;
  @Field(() => Int, { description: 'How many entries were checked.' }) checked!: number;
}

@ObjectType('NamedRecord', { description: 'A record that entries name.' })
export class NamedRecord {
  @Field(() => UuidScalar) survivorId!: string;
  @Field(() => String, { description: 'The short number by which people name the case.' }) caseNumber!: string;
}

@ObjectType('HistoryConnection', { description: 'Everything that was ever recorded about one survivor, in order.' })
export class History {
  @Field(() => [HistoryEdge]) edges!: readonly HistoryEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => String, { description: 'The short number by which people name the case.' }) caseNumber!: string;
  @Field(() => Int, { description: 'How many items the whole list has.' }) totalCount!: number;
  @Field(() => [NamedRecord], { description: 'The records that the content of these entries names.' })
  records!: readonly NamedRecord[];
  @Field(() => ChainType, { description: "The chain of the survivor's own record." }) chain!: ChainType;
  @Field(() => [ChainType], { description: 'The chains of all streams with entries about the survivor.' })
  chains!: readonly ChainType[];
}
