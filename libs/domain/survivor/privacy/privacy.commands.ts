import { Code, Flag, Id, DateField, SurvivorCommand, Text, codes } from '#nest';
import { GUARDIAN_KIN, type GuardianKin } from '../steps/consent/consent.codes.js';
import {
  ERASURE_ASKED_BY,
  ERASURE_IN_CARE_REASONS,
  ERASURE_STATUSES,
  LEGAL_HOLD_REASONS,
  STAYS_AFTER_ERASURE,
  type ErasureAskedBy,
  type ErasureInCareReason,
  type LegalHoldReason,
} from './privacy.codes.js';

export const LegalHoldReasons = codes('LegalHoldReason', LEGAL_HOLD_REASONS);
export const GuardianKins = codes('GuardianKin', GUARDIAN_KIN);
export const ErasureAskers = codes('ErasureAskedBy', ERASURE_ASKED_BY);
export const ErasureInCareReasons = codes('ErasureInCareReason', ERASURE_IN_CARE_REASONS);
export const ErasureStatuses = codes('ErasureStatus', ERASURE_STATUSES);
export const StayingAfterErasure = codes('StaysAfterErasure', STAYS_AFTER_ERASURE);

export class PlaceLegalHold extends SurvivorCommand {
  @Id({ nullable: true }) readonly holdId?: string;
  @Code(LegalHoldReasons) readonly reason!: LegalHoldReason;
  @DateField() readonly on!: string;
  @Text(2_000, { nullable: true }) readonly note?: string;
}

export class LiftLegalHold extends SurvivorCommand {
  @Id() readonly holdId!: string;
  @DateField() readonly on!: string;
  @Text(2_000, { nullable: true }) readonly note?: string;
}

export class RequestErasure extends SurvivorCommand {
  @Id({ nullable: true }) readonly requestId?: string;
  @Code(ErasureAskers) readonly askedBy!: ErasureAskedBy;
  @Code(GuardianKins, { nullable: true }) readonly guardianKin?: GuardianKin;
  @Flag({ nullable: true }) readonly childAssent?: boolean;
  @DateField() readonly on!: string;
  @Text(2_000, { nullable: true }) readonly note?: string;
}

export class ApproveErasure extends SurvivorCommand {
  @Id() readonly requestId!: string;
  @Code(ErasureInCareReasons, { nullable: true }) readonly inCareReason?: ErasureInCareReason;
  @DateField() readonly on!: string;
}

export class WithdrawErasure extends SurvivorCommand {
  @Id() readonly requestId!: string;
  @DateField() readonly on!: string;
  @Text(2_000, { nullable: true }) readonly reason?: string;
}
