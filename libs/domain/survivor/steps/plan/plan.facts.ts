import { Column, Entity, Index } from 'typeorm';
import { dayAt } from '#kernel/decider';
import { Fact, facts } from '#kernel/projections';
import type { PrivacyEvents } from '../../privacy/privacy.events.js';
import type { ClosureEvents } from '../closure/closure.events.js';
import type { PlanEvents } from './plan.events.js';

type PlanFactEvents = Pick<PlanEvents, 'CasePlanSubmitted' | 'CasePlanApproved' | 'CasePlanReturned'> &
  Pick<ClosureEvents, 'CaseClosed'> &
  Pick<PrivacyEvents, 'PersonalDataErased'>;

/** A decision on a plan, or its submission for one. */
@Entity('plan_fact')
@Index(['happenedOn'])
export class PlanFact extends Fact {
  static readonly edition = 2;

  @Column('text')
  kind!: 'submitted' | 'approved' | 'returned' | 'ended';

  /** Null: every plan of the survivor, because the case was closed or the data was erased. */
  @Column('uuid', { nullable: true })
  planId!: string | null;

  /** The position in the survivor's history: the last fact counts. */
  @Column('int')
  revision!: number;
}

export const planFacts = facts<PlanFactEvents, PlanFact>({
  view: PlanFact,
  on: {
    CasePlanSubmitted: ({ on, planId }, { revision }) => [{ happenedOn: on, kind: 'submitted', planId, revision }],
    CasePlanApproved: ({ on, planId }, { revision }) => [{ happenedOn: on, kind: 'approved', planId, revision }],
    CasePlanReturned: ({ on, planId }, { revision }) => [{ happenedOn: on, kind: 'returned', planId, revision }],
    CaseClosed: ({ on }, { revision }) => [{ happenedOn: on, kind: 'ended', planId: null, revision }],
    PersonalDataErased: (_, { revision, recordedAt }) => [
      { happenedOn: dayAt(recordedAt), kind: 'ended', planId: null, revision },
    ],
  },
});
