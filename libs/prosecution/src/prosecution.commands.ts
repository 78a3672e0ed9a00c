import { InputType } from '@nestjs/graphql';
import { Code, OnDay, ProsecutionCommand, codes } from '#step';
import { VERDICTS, type Verdict } from './prosecution.codes.js';

export const Verdicts = codes('Verdict', VERDICTS);

@InputType()
export class RecordVerdict extends ProsecutionCommand {
  @Code(Verdicts) readonly outcome!: Verdict;
  @OnDay() readonly on!: string;
}

@InputType()
export class DiscontinueProsecution extends ProsecutionCommand {
  @OnDay() readonly on!: string;
}
