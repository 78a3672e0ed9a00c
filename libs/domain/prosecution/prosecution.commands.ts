import { ProsecutionOutcomes } from '#domain/survivor';
import { Amount, Code, Line, DateField, Pattern, ProsecutionCommand, IntField, codes } from '#kernel/nest';
import { VERDICTS, type Outcome, type Verdict } from './prosecution.codes.js';

export const Verdicts = codes('Verdict', VERDICTS);

export class FileCharges extends ProsecutionCommand {
  @Line(40, {
    description: 'The article of the 2008 law on the suppression of human trafficking and sexual exploitation.',
  })
  readonly article!: string;

  @IntField(1_000, { description: 'How many people are accused.' }) readonly accusedCount!: number;
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
  @IntField(100, { description: 'Full years in prison: 0 when it is less than one.' }) readonly years!: number;
  @DateField() readonly on!: string;
}

export class OrderCompensation extends ProsecutionCommand {
  @Amount(2_000_000_000, { description: 'In the smallest unit of the currency: 18.00 USD is 1800.' })
  readonly amount!: number;

  @Pattern(/^[A-Z]{3}$/, 'must be an ISO 4217 code such as USD') readonly currency!: string;
  @DateField() readonly on!: string;
}

export class DiscontinueProsecution extends ProsecutionCommand {
  @DateField() readonly on!: string;
}

export class ConcludeProsecution extends ProsecutionCommand {
  @Code(ProsecutionOutcomes, { description: 'After a verdict, the same as the verdict.' }) readonly outcome!: Outcome;
  @DateField() readonly on!: string;
}
