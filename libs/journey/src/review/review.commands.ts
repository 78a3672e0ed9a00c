import { InputType } from '@nestjs/graphql';
import { Code, Id, OnDay, SurvivorCommand, Text, codes } from '#step';
import { BEST_INTEREST_OUTCOMES, MEASURES, type BestInterestOutcome, type Measure } from './review.codes.js';

export const Measures = codes('BestInterestMeasure', MEASURES);
export const BestInterestOutcomes = codes('BestInterestOutcome', BEST_INTEREST_OUTCOMES);

@InputType()
export class DetermineBestInterest extends SurvivorCommand {
  @Id({ nullable: true }) readonly bidId?: string;
  @OnDay() readonly on!: string;
  @Code(Measures) readonly measure!: Measure;
  @Code(BestInterestOutcomes) readonly outcome!: BestInterestOutcome;
  @Text(4_000, { nullable: true }) readonly reasons?: string;
}

@InputType()
export class ConfirmBestInterest extends SurvivorCommand {
  @Id() readonly bidId!: string;
  @OnDay() readonly on!: string;
}
