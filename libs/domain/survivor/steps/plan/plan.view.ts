import { Field, ObjectType, type FieldMiddleware } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View, type SealedValue } from '#kernel/projections';
import { DateScalar, UuidScalar, PersonalField, type PersonalText } from '#nest';
import type { ServiceType } from '../../../directory/services.codes.js';
import type { CsiDomain } from '../risk/risk.codes.js';
import type { CasePlanStatus } from './plan.codes.js';
import { CasePlanStatuses, CsiDomains, ServiceTypes } from './plan.commands.js';

@Entity('active_plan')
@ObjectType('ActivePlan', { description: 'Which plan of the survivor is active.' })
export class ActivePlanView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @Column('uuid', { nullable: true })
  @Field(() => UuidScalar, { nullable: true, description: 'Null since the case was closed.' })
  planId!: string | null;

  @Column('date')
  @Field(() => DateScalar, { description: 'Since when this has been so.' })
  since!: string;
}

@ObjectType('Goal', { description: "What is to be reached, in which part of the survivor's life, by when." })
export class GoalType {
  @Field(() => UuidScalar) goalId!: string;
  @Field(() => CsiDomains) domain!: CsiDomain;
  @Field(() => [ServiceTypes], { description: 'The services that are to serve the goal.' })
  services!: readonly ServiceType[];
  @Field(() => DateScalar) dueOn!: string;
  @Field(() => DateScalar, { nullable: true, description: 'The day on which the goal was reached.' })
  reachedOn?: string;
  @Field(() => DateScalar, { nullable: true, description: 'The day on which the goal was dropped.' })
  droppedOn?: string;
  /** What was sealed with the event that settled the goal. */
  settled?: readonly SealedValue[];
  @PersonalField('testimony', 'note') readonly note?: PersonalText;
  @PersonalField('testimony', 'reason') readonly reason?: PersonalText;
  @PersonalField('testimony', 'aim') readonly aim?: PersonalText;
  @PersonalField('testimony', 'survivorsWish') readonly survivorsWish?: PersonalText;
}

/** The text of a goal is sealed in the plan, at the goal's position in the list. */
const withWhatIsSealed: FieldMiddleware<CasePlanView> = ({ source: { goals, sealed } }) =>
  Promise.resolve(
    goals.map((goal, index) => ({
      ...goal,
      sealed: [
        ...sealed.map((value) => ({ ...value, within: [...(value.within ?? []), 'goals', String(index)] })),
        ...(goal.settled ?? []),
      ],
    })),
  );

@Entity('case_plan')
@ObjectType('CasePlan', {
  description: 'What was planned for the survivor, who planned it, and who approved it. Its text never changes.',
})
export class CasePlanView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  planId!: string;

  @Column('text')
  @Field(() => CasePlanStatuses)
  status!: CasePlanStatus;

  @Column('date')
  @Field(() => DateScalar)
  on!: string;

  @Column('text')
  @Field(() => String)
  draftedBy!: string;

  @Column('uuid', { nullable: true })
  @Field(() => UuidScalar, { nullable: true, description: 'The plan that this one replaces once approved.' })
  revises!: string | null;

  @Column('jsonb')
  @Field(() => [GoalType], { middleware: [withWhatIsSealed] })
  goals!: readonly GoalType[];

  @Column('uuid', { array: true })
  @Field(() => [UuidScalar], { description: 'Goals of the plan before that were reached.' })
  goalsReached!: readonly string[];

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The day of the last submission.' })
  submittedOn!: string | null;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true })
  approvedOn!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true })
  approvedBy!: string | null;

  @Column('jsonb')
  sealed!: readonly SealedValue[];

  @PersonalField('testimony', 'why') readonly why?: PersonalText;
  @PersonalField('testimony', 'reason') readonly reason?: PersonalText;
}
