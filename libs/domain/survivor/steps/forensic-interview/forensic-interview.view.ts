import { Field, Int, ObjectType } from '@nestjs/graphql';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { View, type RowPolicy, type SealedValue } from '#kernel/projections';
import { DateScalar, UuidScalar, PersonalField, PersonalText } from '#nest';
import { INTERVIEW_READERS } from '../../heard.readers.js';
import type { Disclosure, ForensicSetting } from './forensic-interview.codes.js';
import { Disclosures, ForensicSettings } from './forensic-interview.commands.js';

@ObjectType('ForensicHandOver', { description: 'The authority that received the recording, and when.' })
export class HandOverType {
  @Field(() => String) readonly to!: string;
  @Field(() => DateScalar) readonly on!: string;
}

@Entity('forensic_interview')
@ObjectType('ForensicInterview', { description: 'A forensic interview of a child.' })
export class ForensicInterviewView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar)
  forensicInterviewId!: string;

  @Column('date')
  @Field(() => DateScalar)
  on!: string;

  @Column('text')
  @Field(() => ForensicSettings)
  setting!: ForensicSetting;

  @Column('text')
  @Field(() => String)
  interviewer!: string;

  @Column('boolean')
  @Field(() => Boolean)
  recorded!: boolean;

  @Column('text', { nullable: true })
  @Field(() => String, { nullable: true, description: 'SHA-256 of the recording, taken when it was made.' })
  mediaSha256!: string | null;

  @Column('text')
  @Field(() => String)
  language!: string;

  @Column('text')
  @Field(() => Disclosures)
  outcome!: Disclosure;

  @Column('int', { nullable: true })
  @Field(() => Int, { nullable: true, description: 'Whole years on that day.' })
  ageOnDay!: number | null;

  @Column('jsonb')
  @Field(() => [HandOverType], { description: 'The authorities that received the recording, and when.' })
  handedOver!: readonly HandOverType[];

  @Column('jsonb')
  sealed!: readonly SealedValue[];

  /** Rule 4: for members of the multidisciplinary team. */
  @PersonalField('testimony', 'summary', PersonalText, INTERVIEW_READERS)
  readonly summary?: PersonalText;

  @PersonalField('testimony', 'repeatReason') readonly repeatReason?: PersonalText;
}

@Entity('forensic_request')
@ObjectType('ForensicInterviewRequest', { description: "An authority's request for a forensic interview." })
export class ForensicRequestView extends View {
  static readonly rowPolicy: RowPolicy = { inPart: { without: [] } };

  @PrimaryColumn('uuid')
  survivorId!: string;

  @PrimaryColumn('uuid')
  @Field(() => UuidScalar, { description: 'The id of the interview, once it is held.' })
  forensicInterviewId!: string;

  @Column('text')
  @Field(() => String)
  agency!: string;

  @Column('date')
  @Field(() => DateScalar)
  on!: string;
}
