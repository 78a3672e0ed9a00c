import { Field, Float, InputType, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar, codes, Id, IntField } from '#nest';
import { SET_STATES, type SetState } from '#kernel/projections';

const SetStates = codes('ProjectionSetState', SET_STATES);

@ObjectType('ProjectionSet', {
  description:
    'All views together, built from the first entry of the log. One set is live, and another may be built beside it.',
})
export class ProjectionSetType {
  @Field(() => Int) version!: number;
  @Field(() => SetStates, {
    description:
      'How far it is: everybody reads the `live` set; a `ready` one, or a `retired` one, may become live at once.',
  })
  state!: SetState;
  @Field(() => String, {
    nullable: true,
    description:
      'The position of the last event that all of its views have read; null for roles that do not watch over the service.',
  })
  position!: string | null;
  @Field(() => String, {
    nullable: true,
    description: 'The position of the last event of the log; null for roles that do not watch over the service.',
  })
  head!: string | null;
  @Field(() => Float, {
    nullable: true,
    description:
      'How many events it has read; null where a former version began it without counting, and for roles that do not watch over the service.',
  })
  events!: number | null;
  @Field(() => Float, {
    nullable: true,
    description:
      'How much of the log it has read, from 0 to 1, in events; null where the events are not counted, and for roles that do not watch over the service.',
  })
  progress!: number | null;
  @Field(() => Float, { nullable: true, description: 'While it is being built: estimated seconds until it is ready.' })
  etaSeconds!: number | null;
  @Field(() => DateTimeScalar, { description: 'When it entered this state.' }) since!: Date;
  @Field(() => String, { nullable: true, description: 'Why it failed, or was restarted.' }) reason!: string | null;
}

const COMMAND_ID = 'A UUID that you choose, one for each request. Sending it again changes nothing.';

@InputType('RebuildProjectionsInput')
export class RebuildProjections {
  @Id({ nullable: true, description: COMMAND_ID }) readonly commandId?: string;
}

@InputType('SwitchProjectionsInput')
export class SwitchProjections {
  @Id({ nullable: true, description: COMMAND_ID }) readonly commandId?: string;
  @IntField(2_147_483_647, { description: 'The version of a set that is ready, or was live before.' })
  readonly version!: number;
}

@InputType('RollbackProjectionsInput')
export class RollbackProjections {
  @Id({ nullable: true, description: COMMAND_ID }) readonly commandId?: string;
}
