import { InputType } from '@nestjs/graphql';
import {
  Code,
  CodeList,
  Id,
  DateAhead,
  DateField,
  Line,
  LineList,
  NestedList,
  SurvivorCommand,
  Text,
  TextList,
  codes,
} from '#nest';
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

@InputType({ description: 'What the team recommends somebody to do, and by when.' })
export class RecommendationInput {
  @Id({ description: 'A UUID that you choose: the recommendation is completed by it.' })
  readonly recommendationId!: string;
  @Text(2_000) readonly text!: string;
  @Line(200) readonly owner!: string;
  @DateAhead() readonly dueOn!: string;
}

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
  @LineList(200, { nullable: true }, 'attendees') readonly attendees?: string[];
  @NestedList(() => RecommendationInput, { nullable: true }) readonly actions?: RecommendationInput[];
}

export class CompleteRecommendation extends SurvivorCommand {
  @Id() readonly recommendationId!: string;
  @DateField() readonly on!: string;
  @Text(2_000, { nullable: true }) readonly note?: string;
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
