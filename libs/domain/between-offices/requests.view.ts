import { Field, ObjectType } from '@nestjs/graphql';
import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { ProsecutionOutcomes, type ProsecutionOutcome } from '#domain/survivor';
import {
  DateScalar,
  DateTimeScalar,
  PersonalFieldOf,
  UuidScalar,
  type OpenableClasses,
  type PersonalText,
} from '#nest';
import { ACTOR, View, onlyTo, type RowPolicy, type SealedValue } from '#kernel/projections';
import type { RequestKind, RequestState } from './requests.codes.js';
import { RequestKinds, RequestStates } from './requests.commands.js';

@Entity('office_request')
@Index(['office', 'state'])
@ObjectType('OfficeRequest', { description: 'What a colleague asks of another office, or did after telling it.' })
export class OfficeRequestView extends View {
  static readonly edition = 2;

  /** The supervisors of both offices, and the person who asked; besides, those who may open the record that it is about. */
  static readonly rowPolicy: RowPolicy = {
    own: `(${onlyTo('SUPERVISOR')} AND (office = ${ACTOR.office} OR "fromOffice" = ${ACTOR.office}))
      OR ("askedBy" = ${ACTOR.id} AND ${onlyTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER')})`,
  };

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar, { description: 'What answerOffice and withdrawOfficeRequest take.' })
  requestId!: string;

  @Column('text')
  @Field(() => RequestKinds, { description: 'What the colleague wants to do.' })
  kind!: RequestKind;

  @Column('text')
  @Field(() => RequestStates, { description: 'Where it stands.' })
  state!: RequestState;

  @Column('text')
  @Field(() => String, { description: 'The office that is asked.' })
  office!: string;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The office of the colleague who asks.' })
  fromOffice!: string | null;

  @Column('uuid', { nullable: true })
  @Field(() => UuidScalar, { nullable: true })
  survivorId!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'The case number of the record that it is about.' })
  caseNumber!: string | null;

  @Column('uuid', { nullable: true })
  @Field(() => UuidScalar, { nullable: true })
  prosecutionId!: string | null;

  @Column('text', { nullable: true })
  @Field(() => ProsecutionOutcomes, { nullable: true, description: 'How the case would end.' })
  outcome!: ProsecutionOutcome | null;

  @Column('uuid', { nullable: true })
  @Field(() => UuidScalar, { nullable: true })
  operationId!: string | null;

  @Column('uuid', { nullable: true })
  @Field(() => UuidScalar, { nullable: true, description: 'The entry of the operation.' })
  eventId!: string | null;

  @Column('text')
  @Field(() => String)
  askedBy!: string;

  @Column('timestamptz')
  @Field(() => DateTimeScalar, { description: 'When the office was asked, or notified.' })
  askedAt!: string;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The last day for the answer; null where nobody was asked.' })
  answerBy!: string | null;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'Who answered; null until then.' })
  answeredBy!: string | null;

  @Column('timestamptz', { nullable: true })
  @Field(() => DateTimeScalar, { nullable: true, description: 'When; null until then.' })
  answeredAt!: string | null;

  @Column('date', { nullable: true })
  @Field(() => DateScalar, { nullable: true, description: 'The last day on which the consent may be used.' })
  until!: string | null;

  @Column('timestamptz', { nullable: true })
  @Field(() => DateTimeScalar, {
    nullable: true,
    description: 'When the office was notified of what was done in danger to life; null where it was not.',
  })
  notifiedAt!: string | null;

  @Column('jsonb')
  sealed!: readonly SealedValue[];

  @PersonalFieldOf('OfficeConsentRequested', 'testimony', 'reason') readonly reason?: PersonalText;

  @PersonalFieldOf('OfficeConsentAnswered', 'testimony', 'reason') readonly answerReason?: PersonalText;

  /** What of this row was disclosed to its reader. */
  disclosed?: OpenableClasses;
}
