import { Extensions, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { PERSONAL_CLASSES } from '#decider';
import { JsonValue, PageInfo, codes, type ShowsPersonal } from '#step';

const ENTRY_STANDINGS = ['Restated', 'StruckOut', 'Erased'] as const;
export const EntryStandings = codes('EntryStanding', ENTRY_STANDINGS);

@ObjectType('Recorder', { description: 'Who recorded it, and in which role.' })
export class RecorderType {
  @Field(() => ID) id!: string;
  @Field(() => String) role!: string;
  @Field(() => String) organisation!: string;
  @Field(() => String, { nullable: true }) office?: string;
}

@ObjectType('Change', { description: 'One field that an entry changed in what the views show.' })
export class ChangeType {
  @Field(() => String) what!: string;
  @Field(() => JsonValue, { nullable: true }) before!: unknown;
  @Field(() => JsonValue, { nullable: true }) after!: unknown;
}

@ObjectType({ description: 'That an entry stands otherwise by now, and through which later one.' })
export class Mark {
  @Field(() => EntryStandings) standing!: (typeof ENTRY_STANDINGS)[number];
  @Field(() => ID, { description: 'Of the later entry.' }) eventId!: string;
  @Field(() => String) type!: string;
  @Field(() => String) recordedAt!: string;
  @Field(() => RecorderType) by!: RecorderType;
}

@ObjectType('SetAside', { description: 'By whom an entry that cannot be relied on was set aside, and when.' })
export class SetAsideType {
  @Field(() => ID, { description: 'Of the event that set it aside.' }) eventId!: string;
  @Field(() => String) recordedAt!: string;
  @Field(() => RecorderType) by!: RecorderType;
}

@ObjectType('HistoryEntry', { description: 'One event: what happened, when, and who recorded it when.' })
export class HistoryEntry {
  @Field(() => ID) eventId!: string;
  @Field(() => String, { description: 'Her own record, a court case or an operation.' }) stream!: string;
  @Field(() => Int, { description: 'In its stream.' }) revision!: number;
  @Field(() => String) type!: string;
  @Field(() => String, { description: 'The day it happened.' }) on!: string;
  @Field(() => String, { description: 'The instant it was recorded.' }) recordedAt!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The instant it was decided: it is in the hash, and cannot be moved.',
  })
  decidedAt?: string;
  @Field(() => RecorderType) by!: RecorderType;
  @Field(() => String) command!: string;
  @Field(() => ID) commandId!: string;
  @Field(() => ID) correlationId!: string;
  @Field(() => ID) causationId!: string;
  @Extensions({ personal: PERSONAL_CLASSES } satisfies ShowsPersonal)
  @Field(() => JsonValue, {
    description: 'What was said, as it was recorded; `{ withheld: true }` stands for what is not for you to see.',
  })
  data!: unknown;
  @Field(() => [Mark], { description: 'How it stands by now, if somebody has corrected, struck out or erased it.' })
  marks!: readonly Mark[];
  @Field(() => [ChangeType]) changes!: readonly ChangeType[];
  @Field(() => String, {
    nullable: true,
    description: 'Why this entry cannot be relied on: what of its content, its code or its place does not hold.',
  })
  flaw?: string;
  @Field(() => SetAsideType, { nullable: true, description: 'That two people have set it aside.' })
  setAside?: SetAsideType;
}

@ObjectType()
export class HistoryEdge {
  @Field(() => String) cursor!: string;
  @Field(() => HistoryEntry) node!: HistoryEntry;
}

@ObjectType('Chain', { description: 'Whether every entry is still what it was when it was recorded.' })
export class ChainType {
  @Field(() => String) stream!: string;
  @Field(() => Boolean) sound!: boolean;
  @Field(() => Int, { nullable: true, description: 'The first revision that is not what was recorded.' })
  brokenAt!: number | null;
  @Field(() => Int, { description: 'How many entries were checked.' }) checked!: number;
}

@ObjectType({ description: 'Everything that was ever recorded of one survivor, in order.' })
export class History {
  @Field(() => [HistoryEdge]) edges!: readonly HistoryEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => ChainType, { description: 'Of her own record.' }) chain!: ChainType;
  @Field(() => [ChainType], { description: 'Of all streams in which something of her is told.' })
  chains!: readonly ChainType[];
}
