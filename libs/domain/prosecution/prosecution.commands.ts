import { ProsecutionOutcomes } from '#domain/survivor';
import { Amount, Code, Currency, Line, DateField, ProsecutionCommand, IntField, codes } from '#kernel/nest';
import { VERDICTS, type Outcome, type Verdict } from './prosecution.codes.js';

export const Verdicts = codes('Verdict', VERDICTS);

export class FileCharges extends ProsecutionCommand {
  @Line(40)
  readonly article!: string;

  @IntField(1_000) readonly accusedCount!: number;
  @DateField() readonly on!: string;
}

export class RecordHearing extends ProsecutionCommand {
  @DateField() readonly on!: string;
}

export class RecordVerdict extends ProsecutionCommand {
  @Code(Verdicts) readonly outcome!: Verdict;
  @DateField() readonly on!: string;
}

export class ImposeSentence extends ProsecutionCommand {
  @IntField(100) readonly years!: number;
  @DateField() readonly on!: string;
}

export class OrderCompensation extends ProsecutionCommand {
  @Amount(2_000_000_000)
  readonly amount!: number;

  @Currency() readonly currency!: string;
  @DateField() readonly on!: string;
}

export class DiscontinueProsecution extends ProsecutionCommand {
  @DateField() readonly on!: string;
}

export class ConcludeProsecution extends ProsecutionCommand {
  @Code(ProsecutionOutcomes) readonly outcome!: Outcome;
  @DateField() readonly on!: string;
}
