import { ArgsType, Field, ID, Int, ObjectType } from '@nestjs/graphql';
import type { PersonalClass } from '#kernel/decider';
import {
  Code,
  DateField,
  DateScalar,
  DateTimeScalar,
  DayAndKey,
  Id,
  PageSize,
  PageInfo,
  PersonalClasses,
  Purposes,
  Roles,
  codes,
  type Purpose,
} from '#nest';
import { LOOK_MANNERS, type LookManner } from '../access.codes.js';

const LookManners = codes('LookManner', LOOK_MANNERS);

@ArgsType()
export class LooksByDayArgs {
  @Id() readonly survivorId!: string;
  @Code(Purposes) readonly purpose!: Purpose;
  @DateField({ nullable: true, description: 'The first day; left out, all days.' }) readonly from?: string;
  @DateField({ nullable: true, description: 'The last day.' }) readonly to?: string;
  @PageSize(50, { nullable: true, description: 'The most groups to return; by default, 50.' }) readonly first?: number;
  @DayAndKey(/^\d{1,18}$/, 'must be the cursor of a group') readonly after?: string;
}

@ObjectType({ description: 'What one colleague did in one way, for one purpose, on one day.' })
export class LooksOfDay {
  @Field(() => DateScalar, { description: 'The day, in the time zone of the organisation.' }) day!: string;
  @Field(() => LookManners, { description: 'How the record was read: opened, or only seen in a list, for example.' })
  manner!: LookManner;
  @Field(() => ID) who!: string;
  @Field(() => Roles) role!: string;
  @Field(() => String, { nullable: true }) office!: string | null;
  @Field(() => String, { nullable: true, description: 'The supervisor in whose place they acted, as a deputy.' })
  deputyOf!: string | null;
  @Field(() => Purposes, { nullable: true, description: 'The purpose that they stated.' }) purpose!: Purpose | null;
  @Field(() => Int, { description: 'How many times.' }) count!: number;
  @Field(() => DateTimeScalar, { description: 'The first time on that day.' }) first!: string;
  @Field(() => DateTimeScalar, { description: 'The last time on that day.' }) last!: string;
  @Field(() => [PersonalClasses], { description: 'The classes of personal data that were opened.' })
  classes!: readonly PersonalClass[];
}

@ObjectType()
export class LooksOfDayEdge {
  @Field(() => String) cursor!: string;
  @Field(() => LooksOfDay) node!: LooksOfDay;
}

@ObjectType('LooksByDayConnection', {
  description: 'Everybody who ever looked at one survivor’s record, by person, day and purpose, the latest first.',
})
export class LooksByDay {
  @Field(() => [LooksOfDayEdge]) edges!: readonly LooksOfDayEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
  @Field(() => Boolean, { description: 'True when the latest entries may be missing: ask again.' }) stale!: boolean;
  @Field(() => Boolean, {
    description:
      'False when the views lack entries that this service has written, or have others that it does not know, so that somebody may have changed the views: tell an administrator, who runs a verification.',
  })
  complete!: boolean;
}
