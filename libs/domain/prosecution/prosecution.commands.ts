import { InputType } from '@nestjs/graphql';
import { ProsecutionOutcomes, RecruiterKins } from '#domain/survivor';
import {
  Code,
  Currency,
  DateField,
  Id,
  Instant,
  IntField,
  Line,
  Money,
  Nested,
  ProsecutionCommand,
  codes,
} from '#nest';
import type { RecruiterKin } from '../survivor/steps/identification/identification.codes.js';
import * as list from './prosecution.codes.js';

export const Verdicts = codes('Verdict', list.VERDICTS);
export const AccusedRoles = codes('AccusedRole', list.ACCUSED_ROLES);
export const Appellants = codes('Appellant', list.APPELLANTS);
export const AppealOutcomes = codes('AppealOutcome', list.APPEAL_OUTCOMES);

export class FileComplaint extends ProsecutionCommand {
  @Line(200) readonly agency!: string;
  @DateField() readonly on!: string;
}

export class OpenInvestigation extends ProsecutionCommand {
  @Line(200) readonly agency!: string;
  @DateField() readonly on!: string;
}

export class NameAccused extends ProsecutionCommand {
  @Id({ nullable: true }) readonly accusedId?: string;
  @Line(200, { nullable: true }) readonly name?: string;
  @Code(AccusedRoles) readonly role!: list.AccusedRole;
  @Code(RecruiterKins, { nullable: true }) readonly kin?: RecruiterKin;
  @DateField() readonly on!: string;
}

export class RecordArrest extends ProsecutionCommand {
  @Id() readonly accusedId!: string;
  @DateField() readonly on!: string;
}

export class FileCharges extends ProsecutionCommand {
  @Id({ nullable: true }) readonly accusedId?: string;
  @Line(40)
  readonly article!: string;

  @IntField(1_000, { nullable: true }) readonly accusedCount?: number;
  @DateField() readonly on!: string;
}

export class DropCharges extends ProsecutionCommand {
  @Id() readonly accusedId!: string;
  @DateField() readonly on!: string;
}

export class ScheduleHearing extends ProsecutionCommand {
  @Id({ nullable: true }) readonly hearingId?: string;
  @Instant() readonly at!: string;
  @DateField() readonly on!: string;
}

export class RecordHearing extends ProsecutionCommand {
  @Id({ nullable: true }) readonly hearingId?: string;
  @DateField() readonly on!: string;
}

export class CancelHearing extends ProsecutionCommand {
  @Id() readonly hearingId!: string;
  @DateField() readonly on!: string;
}

export class RecordVerdict extends ProsecutionCommand {
  @Id({ nullable: true }) readonly accusedId?: string;
  @Code(Verdicts) readonly outcome!: list.Verdict;
  @DateField() readonly on!: string;
}

@InputType({ description: 'A fine in the smallest unit of the currency: 18.00 USD is 1800.' })
export class FineInput {
  @Money() readonly amount!: number;
  @Currency() readonly currency!: string;
}

export class ImposeSentence extends ProsecutionCommand {
  @Id({ nullable: true }) readonly accusedId?: string;
  @IntField(1_200, { nullable: true }) readonly months?: number;
  @IntField(100, { nullable: true }) readonly years?: number;
  @Nested(() => FineInput, { nullable: true }) readonly fine?: FineInput;
  @DateField() readonly on!: string;
}

export class LodgeAppeal extends ProsecutionCommand {
  @Id({ nullable: true }) readonly appealId?: string;
  @Id({ nullable: true }) readonly accusedId?: string;
  @Code(Appellants) readonly appellant!: list.Appellant;
  @DateField() readonly on!: string;
}

export class DecideAppeal extends ProsecutionCommand {
  @Id() readonly appealId!: string;
  @Code(AppealOutcomes) readonly outcome!: list.AppealOutcome;
  @Code(Verdicts, { nullable: true }) readonly verdict?: list.Verdict;
  @DateField() readonly on!: string;
}

export class OrderCompensation extends ProsecutionCommand {
  @Money() readonly amount!: number;

  @Currency() readonly currency!: string;
  @DateField() readonly on!: string;
}

export class RecordCompensationPayment extends ProsecutionCommand {
  @Money() readonly amount!: number;
  @Currency() readonly currency!: string;
  @DateField() readonly on!: string;
}

export class DiscontinueProsecution extends ProsecutionCommand {
  @DateField() readonly on!: string;
}

export class ConcludeProsecution extends ProsecutionCommand {
  @Code(ProsecutionOutcomes) readonly outcome!: list.Outcome;
  @DateField() readonly on!: string;
}
