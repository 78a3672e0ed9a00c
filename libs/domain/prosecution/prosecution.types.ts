import { Field, Int, ObjectType } from '@nestjs/graphql';
import { CorrectionKinds, ProsecutionOutcomes, RecruiterKins } from '#domain/survivor';
import { DateScalar, DateTimeScalar, PersonalField, UuidScalar, type PersonalText } from '#nest';
import type { SealedValue } from '#kernel/projections';
import type { RecruiterKin } from '../survivor/steps/identification/identification.codes.js';
import type { AccusedRole, AppealOutcome, Appellant, Outcome, Verdict } from './prosecution.codes.js';
import { AccusedRoles, AppealOutcomes, Appellants, Verdicts } from './prosecution.commands.js';

@ObjectType({ description: 'The record of a survivor who is in a criminal case.' })
export class CourtCaseRecord {
  @Field(() => UuidScalar) readonly survivorId!: string;
  @Field(() => String, { description: 'The short number by which people name the case.' }) readonly caseNumber!: string;
}

@ObjectType('AgencyAct', { description: 'What the police or a prosecutor did before the case came to court.' })
export class AgencyActType {
  @Field(() => String) readonly agency!: string;
  @Field(() => DateScalar) readonly on!: string;
}

@ObjectType('Charge', { description: 'What people were charged with in a criminal case.' })
export class ChargeType {
  @Field(() => UuidScalar, { nullable: true }) readonly accusedId?: string | null;
  @Field(() => String) readonly article!: string;
  @Field(() => Int) readonly accusedCount!: number;
  @Field(() => DateScalar) readonly on!: string;
}

@ObjectType('Fine', { description: 'A fine in the smallest unit of the currency.' })
export class FineType {
  @Field(() => Int) readonly amount!: number;
  @Field(() => String) readonly currency!: string;
}

@ObjectType('Sentence', { description: 'The sentence of one of the convicted.' })
export class SentenceType {
  @Field(() => UuidScalar, { nullable: true }) readonly accusedId?: string | null;
  @Field(() => Int, { description: 'Full years in prison.' }) readonly years!: number;
  @Field(() => Int, { nullable: true, description: 'All months in prison; null in older entries.' })
  readonly months?: number | null;
  @Field(() => FineType, { nullable: true }) readonly fine?: FineType | null;
  @Field(() => DateScalar) readonly on!: string;
}

@ObjectType('Accused', { description: 'A person who is accused in a criminal case.' })
export class AccusedType {
  @Field(() => UuidScalar) readonly accusedId!: string;
  /** Not about a survivor: see ProsecutionResolver. */
  @PersonalField('identity', 'name') readonly name?: PersonalText | null;
  readonly sealed!: readonly SealedValue[];
  @Field(() => AccusedRoles) readonly role!: AccusedRole;
  @Field(() => RecruiterKins, { nullable: true }) readonly kin!: RecruiterKin | null;
  @Field(() => DateScalar) readonly on!: string;
  @Field(() => [DateScalar]) readonly arrests!: readonly string[];
  @Field(() => ProsecutionOutcomes, {
    nullable: true,
    description: 'The verdict on this person as it stands after appeals, or that the charges were dropped.',
  })
  readonly outcome!: Outcome | null;
  @Field(() => DateScalar, { nullable: true }) readonly decidedOn!: string | null;
}

@ObjectType('Appeal', { description: 'An appeal against a verdict.' })
export class AppealType {
  @Field(() => UuidScalar) readonly appealId!: string;
  @Field(() => UuidScalar, { nullable: true }) readonly accusedId!: string | null;
  @Field(() => Appellants) readonly appellant!: Appellant;
  @Field(() => DateScalar) readonly on!: string;
  @Field(() => AppealOutcomes, { nullable: true, description: 'Null while the appeal is open.' })
  readonly outcome!: AppealOutcome | null;
  @Field(() => Verdicts, { nullable: true, description: 'The verdict that takes the place of the former one.' })
  readonly verdict!: Verdict | null;
  @Field(() => DateScalar, { nullable: true }) readonly decidedOn!: string | null;
}

@ObjectType('CompensationOrder', { description: 'What the court ordered to be paid to the survivors.' })
export class CompensationOrderType {
  @Field(() => Int, { description: 'In the smallest unit of the currency.' }) readonly amount!: number;
  @Field(() => String) readonly currency!: string;
  @Field(() => DateScalar) readonly on!: string;
}

@ObjectType('CompensationPayment', { description: 'What was paid to the survivors.' })
export class CompensationPaymentType {
  @Field(() => Int, { description: 'In the smallest unit of the currency.' }) readonly amount!: number;
  @Field(() => String) readonly currency!: string;
  @Field(() => DateScalar) readonly on!: string;
}

@ObjectType('CaseCorrection', { description: 'A correction, strike-out or dispute in a criminal case.' })
export class CaseCorrectionType {
  @Field(() => UuidScalar, { description: 'The id that reviewEntry takes.' }) readonly eventId!: string;
  @Field(() => CorrectionKinds) readonly kind!: 'Corrected' | 'StruckOut' | 'Disputed';
  @Field(() => UuidScalar, { description: 'The entry itself.' }) readonly entryId!: string;
  /** Text in a court case that may concern several survivors: see ProsecutionResolver. */
  @PersonalField('testimony', 'reason') readonly reason?: PersonalText | null;
  readonly sealed!: readonly SealedValue[];
  @Field(() => DateTimeScalar) readonly recordedAt!: string;
  @Field(() => String) readonly recordedBy!: string;
  @Field(() => Boolean, { nullable: true, description: 'The decision of the review; null until then.' })
  readonly upheld!: boolean | null;
}
