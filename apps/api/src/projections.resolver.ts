import { Field, Float, ObjectType, Query, Resolver } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { EventStore, positionText } from '#event-store';
import { Checkpoint } from '#read-models';
import { AllowedTo, PREFIXES, Transactors } from '#step';

@ObjectType('Projection', { description: 'How far a view, or a policy, has read the log.' })
class ProjectionType {
  @Field(() => String) name!: string;
  @Field(() => String, { nullable: true, description: 'The last event it has taken in.' }) position!: string | null;
  @Field(() => String, { nullable: true, description: 'The last event there is.' }) head!: string | null;
  @Field(() => Float, {
    description: 'Age of the first event that it has not taken in yet, in seconds; 0 when there is none.',
  })
  lagSeconds!: number;
  @Field(() => String, { description: 'live, behind, or stopped.' }) state!: string;
  @Field(() => String, { nullable: true, description: 'Why, when it is not live.' }) reason!: string | null;
}

/** Milliseconds without a sign of life after which a reader counts as stopped. */
const SILENCE = 15_000;

@Resolver()
export class ProjectionsResolver {
  constructor(
    private readonly db: DataSource,
    private readonly store: EventStore,
    private readonly transactors: Transactors,
  ) {}

  @AllowedTo(
    'CASE_WORKER',
    'SUPERVISOR',
    'LEGAL_OFFICER',
    'FORENSIC_INTERVIEWER',
    'AUDITOR',
    'ANALYST',
    'ADMINISTRATOR',
  )
  @Query(() => [ProjectionType], { description: 'Whether the views are up to date with the log, and if not, why.' })
  async projections(): Promise<ProjectionType[]> {
    const { origin } = this.transactors.ledger;
    const head = await this.store.last(PREFIXES);
    const checkpoints = await this.db.getRepository(Checkpoint).find({ order: { name: 'ASC' } });
    return checkpoints.map(({ name, position, recordedAt, reason, seenAt }) => {
      const behind = head !== undefined && BigInt(position) < head.position;
      const silent = seenAt === null || Date.now() - seenAt.getTime() > SILENCE;
      const since = recordedAt ?? new Date(head?.recordedAt ?? Date.now());
      return {
        name,
        position: BigInt(position) < 0n ? null : positionText(origin, BigInt(position)),
        head: head ? positionText(origin, head.position) : null,
        lagSeconds: behind ? Math.max(0, (Date.now() - since.getTime()) / 1_000) : 0,
        state: silent || reason !== null ? 'stopped' : behind ? 'behind' : 'live',
        reason: reason ?? (silent ? 'Its process gave no sign of life: see that the projector runs.' : null),
      };
    });
  }
}
