import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import { BASES, type Basis } from '#security/access';
import type { PersonalClass } from '#kernel/decider';
import {
  DateTimeScalar,
  UuidScalar,
  CURSOR,
  Code,
  Id,
  PageInfo,
  PersonalClasses,
  Pattern,
  Purposes,
  PageSize,
  codes,
  type Purpose,
  Roles,
} from '#nest';
import { LOOKS, type BreakGlassReason, type Look } from './access.codes.js';
import { BreakGlassReasons } from './break-glass/break-glass.commands.js';

const Bases = codes('Basis', BASES);
const Looks = codes('LookKind', LOOKS);

@ArgsType()
export class WhoLookedArgs {
  @Id() readonly survivorId!: string;
  @Code(Purposes) readonly purpose!: Purpose;
  @PageSize(50, { nullable: true, description: 'The most entries to return; by default, 50.' }) readonly first?: number;
  @Pattern(CURSOR, 'must be the cursor of an entry', { nullable: true }) readonly after?: string;
}

@ObjectType('Look', {
  description: 'A colleague looked at the record or at its access log, or opened it in an emergency.',
})
export class LookType {
  @Field(() => UuidScalar) eventId!: string;
  @Field(() => Looks) kind!: Look;
  @Field(() => ID) who!: string;
  @Field(() => Roles) role!: string;
  @Field(() => String) organisation!: string;
  @Field(() => String, { nullable: true }) office?: string | null;
  @Field(() => String, { nullable: true, description: 'The supervisor in whose place they acted, as a deputy.' })
  deputyOf?: string | null;
  @Field(() => DateTimeScalar, { description: 'When it was logged, which was before anything was shown.' }) at!: string;
  @Field(() => Purposes, { nullable: true, description: 'The purpose that they stated.' }) purpose?: Purpose | null;
  @Field(() => Bases, { nullable: true, description: 'What entitled them to read.' }) basis?: Basis | null;
  @Field(() => [PersonalClasses], { description: 'The classes of personal data that were opened.' })
  classes!: readonly PersonalClass[];
  @Field(() => String, { nullable: true, description: 'The query.' }) operation?: string | null;
  @Field(() => UuidScalar, { nullable: true }) breakGlassId?: string | null;
  @Field(() => BreakGlassReasons, { nullable: true }) reason?: BreakGlassReason | null;
  @Field(() => Int, { nullable: true, description: 'How many refused readings this stands for; one if null.' })
  times?: number | null;
  @Field(() => DateTimeScalar, { nullable: true, description: 'Until when the access lasted.' }) until?: string | null;
  @Field(() => Boolean, { nullable: true, description: 'The result of the review.' }) upheld?: boolean | null;
}

@ObjectType()
export class LookEdge {
  @Field(() => String) cursor!: string;
  @Field(() => LookType) node!: LookType;
}

@ObjectType('LookConnection', { description: 'Everybody who ever looked at one survivor’s record, the latest first.' })
export class WhoLooked {
  @Field(() => [LookEdge]) edges!: readonly LookEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => Boolean, { description: 'True when the latest entries may be missing: ask again.' })
  stale!: boolean;
  @Field(() => Boolean, {
    description:
      'False when the views lack entries that this service has written, or have others that it does not know, so that somebody may have changed the views: tell an administrator, who runs a verification.',
  })
  complete!: boolean;
}
