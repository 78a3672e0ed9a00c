import { Column, Entity, Index } from 'typeorm';
import { Fact, facts } from '#read-models';
import type { ClosureEvents } from '../closure/closure.events.js';
import type { PlanEvents } from './plan.events.js';

type Heard = Pick<PlanEvents, 'CasePlanSubmitted' | 'CasePlanApproved' | 'CasePlanReturned'> &
  Pick<ClosureEvents, 'CaseClosed'>;

/** What was decided on a plan, or that it waits for somebody to decide. */
@Entity('plan_fact_v1')
@Index(['happenedOn'])
export class PlanFact extends Fact {
  @Column('text')
  kind!: 'submitted' | 'approved' | 'returned' | 'ended';

  /** Null: all of hers, with her case. */
  @Column('uuid', { nullable: true })
  planId!: string | null;

  /** Its place in her history: what was said last counts. */
  @Column('int')
  revision!: number;
}

export const planFacts = facts<Heard, PlanFact>({
  view: PlanFact,
  on: {
    CasePlanSubmitted: ({ on, planId }, { revision }) => [{ happenedOn: on, kind: 'submitted', planId, revision }],
    CasePlanApproved: ({ on, planId }, { revision }) => [{ happenedOn: on, kind: 'approved', planId, revision }],
    CasePlanReturned: ({ on, planId }, { revision }) => [{ happenedOn: on, kind: 'returned', planId, revision }],
    CaseClosed: ({ on }, { revision }) => [{ happenedOn: on, kind: 'ended', planId: null, revision }],
  },
});
