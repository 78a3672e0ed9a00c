import { Code, CodeList, Id, DateField, SurvivorCommand, Text, TextList, codes } from '#kernel/nest';
import {
  BEST_INTEREST_OUTCOMES,
  MDT_ADVICE,
  MDT_AGENCIES,
  MEASURES,
  type BestInterestOutcome,
  type MdtAdvice,
  type MdtAgency,
  type Measure,
} from './review.codes.js';

export const Measures = codes('BestInterestMeasure', MEASURES);
export const BestInterestOutcomes = codes('BestInterestOutcome', BEST_INTEREST_OUTCOMES);
export const MdtAgencies = codes('MdtAgency', MDT_AGENCIES);
export const MdtAdvices = codes('MdtAdvice', MDT_ADVICE);

export class HoldMdtReview extends SurvivorCommand {
  @Id({ nullable: true }) readonly mdtReviewId?: string;
  @DateField() readonly on!: string;
  @CodeList(MdtAgencies)
  readonly agencies!: MdtAgency[];
  @CodeList(MdtAdvices, {
    nullable: true,
  })
  readonly recommends?: MdtAdvice[];
  @TextList(2_000, { nullable: true })
  readonly recommendations?: string[];
}

export class DetermineBestInterest extends SurvivorCommand {
  @Id({ nullable: true }) readonly bidId?: string;
  @DateField() readonly on!: string;
  @Code(Measures) readonly measure!: Measure;
  @Code(BestInterestOutcomes) readonly outcome!: BestInterestOutcome;
  @Text(4_000, { nullable: true }) readonly reasons?: string;
}

export class ConfirmBestInterest extends SurvivorCommand {
  @Id() readonly bidId!: string;
  @DateField() readonly on!: string;
}
