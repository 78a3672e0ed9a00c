import { ArgsType, Field, ID, ObjectType } from '@nestjs/graphql';
import { AtLeast, Code, PageInfo, Pattern, Purposes, Stale, Text, Whole, codes, type Purpose } from '#step';
import { PersonName } from './person-name.type.js';
import { FOUND_REASONS, type FoundReason } from './referral.codes.js';

const FoundReasons = codes('FoundReason', FOUND_REASONS);

@ArgsType()
export class FindSurvivorsArgs {
  @Text(100, { description: 'Her name, or a part of it, in Latin or in Khmer letters, in whatever order.' })
  readonly name!: string;
  @Whole(2100, { nullable: true, description: 'The year of her birth, or one beside it.' })
  readonly birthYear?: number;
  @Code(Purposes) readonly purpose!: Purpose;
  @Whole(20, { nullable: true, description: 'How many at most: 20.' }) readonly first?: number;
  @AtLeast() readonly atLeast?: string;
}

@ArgsType()
export class SearchSurvivorsArgs extends FindSurvivorsArgs {
  @Pattern(/^\d\/[0-9a-f-]{36}$/, 'must be the cursor of somebody who was found', { nullable: true })
  readonly after?: string;
}

@ObjectType({ description: 'Somebody who may be the one who is looked for.' })
export class FoundSurvivor {
  @Field(() => ID) survivorId!: string;
  @Field(() => [FoundReasons], { description: 'Why.' }) reasons!: readonly FoundReason[];
  @Field(() => PersonName, { nullable: true, description: 'Her name: that it was found is written down anyway.' })
  name?: PersonName;
  @Stale() stale!: boolean;
}

@ObjectType()
export class FoundSurvivorEdge {
  @Field(() => String) cursor!: string;
  @Field(() => FoundSurvivor) node!: FoundSurvivor;
}

@ObjectType({ description: 'Those who may have a name, the likeliest first.' })
export class FoundSurvivors {
  @Field(() => [FoundSurvivorEdge]) edges!: readonly FoundSurvivorEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Stale() stale!: boolean;
}
