import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import { Id, Whole } from '#step';

@ObjectType('ProjectionSet', {
  description:
    'All views together, made from the first entry of the log. One set is read, and another may be built beside it.',
})
export class ProjectionSetType {
  @Field(() => Int) version!: number;
  @Field(() => String, {
    description:
      'building, ready (up to date, and not read yet), live (read by everybody), retired (was read, and may be again at once), or failed.',
  })
  state!: string;
  @Field(() => String, { nullable: true, description: 'The last event that all of its views have taken in.' })
  position!: string | null;
  @Field(() => String, { nullable: true, description: 'The last event there is.' }) head!: string | null;
  @Field(() => Float, {
    nullable: true,
    description: 'How many events it has taken in; null where a former version began it, and did not count.',
  })
  events!: number | null;
  @Field(() => Float, {
    nullable: true,
    description: 'How much of the log it has taken in, from 0 to 1, in events; null where nobody has counted them.',
  })
  progress!: number | null;
  @Field(() => Float, { nullable: true, description: 'While it is built: how long the rest will take, about.' })
  etaSeconds!: number | null;
  @Field(() => Date, { description: 'When it came into this state.' }) since!: Date;
  @Field(() => String, { nullable: true, description: 'Why it failed, or was begun again.' }) reason!: string | null;
}

const COMMAND_ID = 'A UUID of yours, one for each intention: the same again is done once.';

@InputType()
export class RebuildProjections {
  @Id({ nullable: true, description: COMMAND_ID }) readonly commandId?: string;
}

@InputType()
export class SwitchProjections {
  @Id({ nullable: true, description: COMMAND_ID }) readonly commandId?: string;
  @Whole(2_147_483_647, { description: 'The version of a set that is ready, or was live before.' })
  readonly version!: number;
}

@InputType()
export class RollbackProjections {
  @Id({ nullable: true, description: COMMAND_ID }) readonly commandId?: string;
}
