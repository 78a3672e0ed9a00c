import { ArgsType, Field, Int, ObjectType } from '@nestjs/graphql';
import {
  AtLeast,
  Code,
  DateField,
  DateScalar,
  DayAndId,
  Flag,
  PageSize,
  Line,
  Office,
  PageInfo,
  Purposes,
  Stale,
  UuidScalar,
  type Purpose,
} from '#nest';
import type { ServiceType } from '../../../../directory/services.codes.js';
import { PersonName } from '../person-name.type.js';
import type { ReferralAnswer, ReferralSource, Sex, Urgency } from '../referral.codes.js';
import { ReferralAnswers, ReferralSources, ServiceTypes, Sexes, Urgencies } from '../referral.commands.js';

@ArgsType()
export class ReferralsArgs {
  @Code(Purposes) readonly purpose!: Purpose;
  @DateField({ nullable: true, description: 'Only those of this day or later.' }) readonly from?: string;
  @DateField({ nullable: true, description: 'Only those of this day or earlier.' }) readonly to?: string;
  @PageSize(50, { nullable: true, description: 'How many at most: 50.' }) readonly first?: number;
  @DayAndId({ nullable: true }) readonly after?: string;
  @AtLeast() readonly atLeast?: string;
}

@ArgsType()
export class ReferralsReceivedArgs extends ReferralsArgs {
  @Office({ nullable: true, description: 'Only those that this office received.' }) readonly office?: string;
  @Code(ReferralSources, { nullable: true, description: 'Only those from this source.' })
  readonly source?: ReferralSource;
}

@ArgsType()
export class ReferralsMadeArgs extends ReferralsArgs {
  @Line(200, { nullable: true, description: 'Only those to this organisation.' }) readonly toOrganisation?: string;
  @Code(ReferralAnswers, { nullable: true, description: 'Only those with this answer.' })
  readonly answer?: ReferralAnswer;
  @Flag({ nullable: true, description: 'Only those that were answered, or only those that were not.' })
  readonly answered?: boolean;
}

const NAME =
  "The survivor's name. Selecting it opens the record, which is logged. Null: no name was recorded, or an auditor asks.";
const COUNT = 'How many there are on all pages.';

@ObjectType({ description: 'A referral of a survivor to us.' })
export class ReferralReceived {
  @Field(() => UuidScalar) survivorId!: string;
  @Field(() => String, { description: 'The short number by which people name the case.' }) caseNumber!: string;
  @Field(() => PersonName, { nullable: true, description: NAME }) name?: PersonName | undefined;
  @Field(() => DateScalar) on!: string;
  @Field(() => ReferralSources) source!: ReferralSource;
  @Field(() => Urgencies) urgency!: Urgency;
  @Field(() => String, { description: 'The office that received it.' }) office!: string;
  @Field(() => String) province!: string;
  @Field(() => Sexes) sex!: Sex;
  @Field(() => Int, { nullable: true, description: 'The year of birth. Null: unknown.' }) birthYear!: number | null;
}

@ObjectType()
export class ReferralReceivedEdge {
  @Field(() => String) cursor!: string;
  @Field(() => ReferralReceived) node!: ReferralReceived;
}

@ObjectType({ description: 'The referrals to us of survivors whose record you may read, the latest first.' })
export class ReferralReceivedConnection {
  @Field(() => [ReferralReceivedEdge]) edges!: readonly ReferralReceivedEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => Int, { description: COUNT }) totalCount!: number | Promise<number>;
  @Stale() stale!: boolean;
}

@ObjectType({ description: 'A referral of a survivor to another organisation.' })
export class ReferralOut {
  @Field(() => UuidScalar) survivorId!: string;
  @Field(() => String, { description: 'The short number by which people name the case.' }) caseNumber!: string;
  @Field(() => PersonName, { nullable: true, description: NAME }) name?: PersonName | undefined;
  @Field(() => UuidScalar) referralId!: string;
  @Field(() => String) toOrganisation!: string;
  @Field(() => [ServiceTypes], { description: 'The services that the survivor was referred for.' })
  services!: readonly ServiceType[];
  @Field(() => DateScalar) on!: string;
  @Field(() => ReferralAnswers, { nullable: true, description: 'Null until the organisation has answered.' })
  answer!: ReferralAnswer | null;
  @Field(() => DateScalar, { nullable: true }) answeredOn!: string | null;
}

@ObjectType()
export class ReferralOutEdge {
  @Field(() => String) cursor!: string;
  @Field(() => ReferralOut) node!: ReferralOut;
}

@ObjectType({
  description: 'The referrals to other organisations of survivors whose record you may read, the latest first.',
})
export class ReferralOutConnection {
  @Field(() => [ReferralOutEdge]) edges!: readonly ReferralOutEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => Int, { description: COUNT }) totalCount!: number | Promise<number>;
  @Stale() stale!: boolean;
}
