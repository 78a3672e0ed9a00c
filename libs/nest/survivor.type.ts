import type { Type } from '@nestjs/common';
import { Field, Int, ObjectType } from '@nestjs/graphql';
import type { Row } from '#kernel/projections';
import { Stale } from './at-least.js';
import { UuidScalar } from './graphql/scalars.js';

/** One survivor as the views show them; every step adds its own fields. */
@ObjectType()
export class Survivor {
  @Field(() => UuidScalar)
  id!: string;

  @Field(() => Int, { description: 'The revision of the last event: a command may send it as expectedRevision.' })
  revision!: number;

  @Stale()
  stale!: boolean;

  @Field(() => Boolean, {
    description:
      'True when only a part of the record is open to you for now: a forensic interviewer sees the rest after the interview.',
  })
  inPart!: boolean;

  /** For a past state: the rows of that time, instead of those in the tables. */
  rows?: ReadonlyMap<Type, readonly Row[]>;

  /** For a past state: its day, if it is the one of a day. */
  asOf?: string;
}
