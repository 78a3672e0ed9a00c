import { Code, Flag, Id, DateField, SurvivorCommand, Text, codes } from '#kernel/nest';
import type { GuardianKin } from '../steps/consent/consent.codes.js';
import { GuardianKins } from '../steps/consent/consent.commands.js';
import {
  ERASURE_ASKED_BY,
  ERASURE_STATUSES,
  LEGAL_HOLD_REASONS,
  STAYS_AFTER_ERASURE,
  type ErasureAskedBy,
  type LegalHoldReason,
} from './privacy.codes.js';

export const LegalHoldReasons = codes('LegalHoldReason', LEGAL_HOLD_REASONS);
export const ErasureAskers = codes('ErasureAskedBy', ERASURE_ASKED_BY);
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
  @DateField() readonly on!: string;
}

export class WithdrawErasure extends SurvivorCommand {
  @Id() readonly requestId!: string;
  @DateField() readonly on!: string;
  @Text(2_000, { nullable: true }) readonly reason?: string;
}
