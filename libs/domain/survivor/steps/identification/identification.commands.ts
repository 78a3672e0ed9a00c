import { InputType } from '@nestjs/graphql';
import {
  Code,
  CodeList,
  Country,
  Flag,
  Id,
  Line,
  LineList,
  DateField,
  Nested,
  PartId,
  NestedList,
  Pattern,
  SurvivorCommand,
  Text,
  IntField,
  codes,
} from '#nest';
import * as list from './identification.codes.js';

const InterviewSettings = codes('InterviewSetting', list.INTERVIEW_SETTINGS);
export const Acts = codes('TraffickingAct', list.ACTS);
const MeansUsed = codes('TraffickingMeans', list.MEANS);
export const IdentificationLevels = codes('IdentificationLevel', list.IDENTIFICATION_LEVELS);
export const DecidingAuthorities = codes('DecidingAuthority', list.DECIDING_AUTHORITIES);
export const TraffickingStatuses = codes('TraffickingStatus', list.TRAFFICKING_STATUSES);
export const Exploitations = codes('Exploitation', list.EXPLOITATIONS);
export const Recruitments = codes('Recruitment', list.RECRUITMENTS);
export const RecruiterRelations = codes('RecruiterRelation', list.RECRUITER_RELATIONS);
export const RecruiterKins = codes('RecruiterKin', list.RECRUITER_KIN);
export const Controls = codes('MethodOfControl', list.CONTROLS);
export const SexTypes = codes('SexExploitationType', list.SEX_TYPES);

@InputType({ description: 'Indicators of trafficking, by the three elements of the Palermo Protocol.' })
export class IndicatorsInput {
  @CodeList(Acts) readonly act!: list.Act[];
  @CodeList(MeansUsed) readonly means!: list.Means[];
  @CodeList(Exploitations) readonly purpose!: list.Exploitation[];
}

export class ConductScreeningInterview extends SurvivorCommand {
  @Id({ nullable: true }) readonly interviewId?: string;
  @DateField() readonly on!: string;
  @Code(InterviewSettings) readonly setting!: list.InterviewSetting;
  @Line(200, { nullable: true }) readonly place?: string;
  @LineList(100) readonly interviewers!: string[];
  @Flag() readonly authorityPresent!: boolean;
  @Flag({ nullable: true }) readonly interpreter?: boolean;
  @Id({ nullable: true }) readonly operationId?: string;
  @Flag({ nullable: true }) readonly streetChild?: boolean;
  @Flag({ nullable: true })
  readonly forcedByFamily?: boolean;
  @CodeList(RecruiterKins, { nullable: true }) readonly forcedByKin?: list.RecruiterKin[];
  @Nested(() => IndicatorsInput) readonly indicators!: IndicatorsInput;
}

@InputType({ description: "One episode of the survivor's exploitation." })
export class EpisodeInput {
  @PartId({ nullable: true })
  readonly episodeId?: string;
  @CodeList(Exploitations) readonly types!: list.Exploitation[];
  @Code(Recruitments) readonly recruitment!: list.Recruitment;
  @Code(Recruitments, { nullable: true })
  readonly scheme?: list.Recruitment;
  @Code(RecruiterRelations) readonly recruiterRelation!: list.RecruiterRelation;
  @CodeList(RecruiterKins, { nullable: true }) readonly recruiterKin?: list.RecruiterKin[];
  @CodeList(Controls) readonly control!: list.Control[];
  @Country() readonly country!: string;
  @IntField(1_200, { nullable: true }) readonly months?: number;
  @IntField(120, { nullable: true }) readonly ageWhenTrafficked?: number;
  @Pattern(/^[A-U]$/, 'must be the letter of an ISIC section, A to U', { nullable: true })
  readonly industry?: string;
  @CodeList(SexTypes, { nullable: true }) readonly sexTypes?: list.SexType[];
  @Text(4_000, { nullable: true }) readonly narrative?: string;
}

export class IdentifySurvivor extends SurvivorCommand {
  @Code(IdentificationLevels) readonly level!: list.IdentificationLevel;
  @Code(DecidingAuthorities) readonly decidedBy!: list.DecidingAuthority;
  @DateField() readonly on!: string;
  @Line(100, { nullable: true }) readonly documentNo?: string;
  @NestedList(() => EpisodeInput) readonly exploitation!: EpisodeInput[];
}

export class RecordNotIdentified extends SurvivorCommand {
  @Code(IdentificationLevels) readonly level!: list.IdentificationLevel;
  @Code(DecidingAuthorities) readonly decidedBy!: list.DecidingAuthority;
  @DateField() readonly on!: string;
  @Text(2_000, { nullable: true }) readonly reasons?: string;
}

export class ReviseExploitation extends SurvivorCommand {
  @DateField() readonly on!: string;
  @Nested(() => EpisodeInput)
  readonly episode!: EpisodeInput;
}
