import { Column, Entity, Index } from 'typeorm';
import { dayAt, type Day, type EventMap, type JsonObject } from '#kernel/decider';
import { Fact, facts } from '#kernel/projections';
import type { AftercareEvents } from '../steps/aftercare/aftercare.events.js';
import type { ClosureEvents } from '../steps/closure/closure.events.js';
import type { PrivacyEvents } from '../privacy/privacy.events.js';
import type { ReintegrationEvents } from '../steps/reintegration/reintegration.events.js';
import type { RiskEvents } from '../steps/risk/risk.events.js';

/**
 * The events that make assessments and follow-ups due or settle them, with enough data to compute the tasks as of any
 * day.
 */
@Entity('task_fact')
@Index(['happenedOn'])
export class TaskFact extends Fact {
  @Column('text')
  type!: string;

  @Column('jsonb')
  payload!: JsonObject;

  /** The position in the survivor's history. */
  @Column('int')
  revision!: number;
}

type TaskFactEvents = Pick<AftercareEvents, 'AftercareEntered'> &
  RiskEvents &
  Pick<ReintegrationEvents, 'FollowUpCompleted' | 'FollowUpMissed'> &
  Pick<ClosureEvents, 'CaseClosed' | 'CaseReopened'> &
  Pick<PrivacyEvents, 'PersonalDataErased'>;

const FIELDS: { readonly [Type in keyof TaskFactEvents]: readonly (keyof TaskFactEvents[Type])[] } = {
  AftercareEntered: ['on'],
  RiskAssessed: ['on', 'assessmentId', 'level'],
  RiskReductionApproved: ['on', 'assessmentId'],
  FollowUpCompleted: ['on', 'retraffickingIndicators'],
  FollowUpMissed: ['on'],
  CaseClosed: ['on', 'reason'],
  CaseReopened: ['on'],
  PersonalDataErased: [],
};

export const taskFacts = facts<EventMap, TaskFact>({
  view: TaskFact,
  on: Object.fromEntries(
    Object.entries(FIELDS).map(([type, fields]) => [
      type,
      (data: JsonObject, { revision, recordedAt }) => {
        const payload = Object.fromEntries(fields.map((field) => [field, data[field]]));
        return [{ happenedOn: (payload.on as Day | undefined) ?? dayAt(recordedAt), type, payload, revision }];
      },
    ]),
  ),
});
