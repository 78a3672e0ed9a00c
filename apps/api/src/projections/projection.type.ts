import { Field, Float, Int, ObjectType } from '@nestjs/graphql';
import { DateTimeScalar, codes } from '#nest';

const PROJECTION_STATES = ['live', 'behind', 'stopped', 'new', 'unknown'] as const;
export type ProjectionState = (typeof PROJECTION_STATES)[number];
const ProjectionStates = codes('ProjectionState', PROJECTION_STATES);

@ObjectType('Projection', { description: 'How far a view, or a policy, has read the log.' })
export class ProjectionType {
  @Field(() => String) name!: string;
  @Field(() => String, {
    nullable: true,
    description: 'The position of the last event that it has read; null for roles that do not watch over the service.',
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
      'Age of the first event that it has not read yet, in seconds; 0 when there is none, null while the log cannot be read.',
  })
  lagSeconds!: number | null;
  @Field(() => ProjectionStates, {
    description: 'How far it is: `new` has no checkpoint yet, and for `unknown` the log cannot be read.',
  })
  state!: ProjectionState;
  @Field(() => String, {
    nullable: true,
    description: 'The reason when it is not live; for a policy, also how many of its commands were refused.',
  })
  reason!: string | null;
  @Field(() => Float, {
    nullable: true,
    description:
      'Approximate number of rows, as estimated by the database. For auditors only; null for a policy, and for what passes between offices.',
  })
  rows!: number | null;
  @Field(() => Int, {
    description: 'How many records are parked because an event could not be applied: see `parked`.',
  })
  parked!: number;
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'Since when it has not shown everything: from the first entry that it does not show.',
  })
  since!: Date | null;
}
