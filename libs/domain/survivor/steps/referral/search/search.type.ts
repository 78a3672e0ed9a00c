import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import {
  UuidScalar,
  AtLeast,
  Code,
  PageInfo,
  PageSize,
  Pattern,
  Purposes,
  Stale,
  Text,
  IntField,
  codes,
  type Purpose,
} from '#nest';
import { PersonName } from '../person-name.type.js';
import { FOUND_REASONS, type FoundReason } from '../referral.codes.js';

/** How many survivors a search finds at most. */
export const FOUND_MAX = 20;

const FoundReasons = codes('FoundReason', FOUND_REASONS);

const STALE =
  'True when people may be missing: the index of the search is being filled, is more than 30 seconds behind the views, or stands still with them; or the views had not reached the requested position yet. Before you record somebody as new, search again when it is false. It does not tell of cases that cannot be read: see `leftOutCount`.';

/** The cursor of a match, which is how likely it is, and the survivor; or the sealed end of a page. */
const CURSOR = /^(\d\/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}|[\w-]{88})$/;

@ArgsType()
export class SearchSurvivorsArgs {
  @Text(100, { description: "The survivor's name or a part of it, in Latin or Khmer letters, in any order." })
  readonly name!: string;
  @IntField(2100, { nullable: true, description: 'The year of birth; the years next to it match too.' })
  readonly birthYear?: number;
  @Code(Purposes) readonly purpose!: Purpose;
  @PageSize(FOUND_MAX, { nullable: true, description: 'How many at most: 20.' }) readonly first?: number;
  @Pattern(CURSOR, 'must be the cursor of a search result', { nullable: true }) readonly after?: string;
  @AtLeast() readonly atLeast?: string;
}

@ArgsType()
export class SurvivorsByContactArgs {
  @Text(200, { description: 'A phone number in any grouping, or the name or address in another channel.' })
  readonly contact!: string;
  @Code(Purposes) readonly purpose!: Purpose;
  @AtLeast() readonly atLeast?: string;
}

@ObjectType({ description: 'A survivor who may match the search.' })
export class FoundSurvivor {
  @Field(() => UuidScalar) survivorId!: string;
  @Field(() => String, { description: 'The short number by which people name the case.' }) caseNumber!: string;
  @Field(() => [FoundReasons], { description: 'Why.' }) reasons!: readonly FoundReason[];
  @Field(() => PersonName, {
    nullable: true,
    description: "The survivor's name. The search itself is logged in any case.",
  })
  name?: PersonName;
  @Stale(STALE) stale!: boolean;
}

@ObjectType()
export class FoundSurvivorEdge {
  @Field(() => String) cursor!: string;
  @Field(() => FoundSurvivor) node!: FoundSurvivor;
}

@ObjectType('FoundSurvivorConnection', { description: 'Survivors who may have the name, the likeliest first.' })
export class FoundSurvivors {
  @Field(() => [FoundSurvivorEdge]) edges!: readonly FoundSurvivorEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Stale(STALE) stale!: boolean;
  @Field(() => Int, {
    description:
      'How many of your cases may be missing or found only by a former name, whatever is sought: an event of theirs is parked, most often because a key does not open. An administrator sees why. Zero as a rule; 1000 means at least so many.',
  })
  leftOutCount!: number;
}
