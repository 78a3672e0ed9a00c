import { Inject } from '@nestjs/common';
import { Field, Int, ObjectType, ResolveField, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { DueWorkConnection } from '#domain/survivor';
import { dayAt, type Actor } from '#kernel/decider';
import { CurrentActor, DateScalar, UuidScalar } from '#nest';
import type { RequestKind } from '../requests.codes.js';
import { RequestKinds } from '../requests.commands.js';
import { countRequestsDue, requestsDue } from './requests-due.js';

@ObjectType({ description: 'A request of another office that waits for your answer.' })
export class RequestDue {
  @Field(() => UuidScalar, { description: 'What answerOffice takes.' }) requestId!: string;
  @Field(() => RequestKinds, { description: 'What the colleague wants to do.' }) kind!: RequestKind;
  @Field(() => String, { nullable: true, description: 'The office of the colleague who asks.' })
  fromOffice!: string | null;
  @Field(() => DateScalar, { nullable: true, description: 'The last day for the answer.' }) answerBy!: string | null;
}

/** Work that belongs to no survivor of the reader: it stands beside the list, which has one entry for each survivor. */
@Resolver(() => DueWorkConnection)
export class RequestsDueResolver {
  constructor(@Inject(DataSource) private readonly db: DataSource) {}

  @ResolveField(() => [RequestDue], {
    description:
      'For supervisors: the requests of other offices that wait for an answer, the first to lapse first: 100 at most.',
  })
  requests(@CurrentActor() by: Actor): Promise<readonly RequestDue[]> {
    return requestsDue(this.db, by, dayAt(new Date().toISOString()));
  }

  @ResolveField(() => Int, { description: 'How many requests of other offices wait for your answer.' })
  requestCount(@CurrentActor() by: Actor): Promise<number> {
    return countRequestsDue(this.db, by, dayAt(new Date().toISOString()));
  }
}
