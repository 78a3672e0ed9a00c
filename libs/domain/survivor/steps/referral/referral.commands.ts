import { InputType } from '@nestjs/graphql';
import {
  AnyCommand,
  Code,
  CodeList,
  Country,
  Flag,
  Id,
  LanguageList,
  Line,
  OtherSurvivorId,
  DateField,
  District,
  Office,
  Nested,
  Province,
  SurvivorCommand,
  Text,
  IntField,
  codes,
} from '#nest';
import { SERVICE_TYPES, type ServiceType } from '../../../directory/services.codes.js';
import {
  CONTACT_CHANNELS,
  HOUSEHOLD_RELATIONS,
  HOUSEHOLD_SAFETY,
  REFERRAL_ANSWERS,
  REFERRAL_SOURCES,
  DUPLICATE_REASONS,
  SEXES,
  URGENCIES,
  type ContactChannel,
  type HouseholdRelation,
  type HouseholdSafety,
  type ReferralAnswer,
  type ReferralSource,
  type Sex,
  type Urgency,
} from './referral.codes.js';

export const ReferralSources = codes('ReferralSource', REFERRAL_SOURCES);
export const Urgencies = codes('Urgency', URGENCIES);
export const Sexes = codes('Sex', SEXES);
export const DuplicateReasons = codes('DuplicateReason', DUPLICATE_REASONS);
export const ContactChannels = codes('ContactChannel', CONTACT_CHANNELS);
export const HouseholdRelations = codes('HouseholdRelation', HOUSEHOLD_RELATIONS);
export const HouseholdSafeties = codes('HouseholdSafety', HOUSEHOLD_SAFETY);
export const ReferralAnswers = codes('ReferralAnswer', REFERRAL_ANSWERS);
export const ServiceTypes = codes('ServiceType', SERVICE_TYPES);

@InputType({ description: 'How the survivor can be reached, and whether a call is safe.' })
export class ContactInput {
  @Code(ContactChannels) readonly channel!: ContactChannel;
  @Line(200) readonly value!: string;
  @Flag() readonly safe!: boolean;
  @Line(200, { nullable: true }) readonly whenSafe?: string;
  @Line(200, { nullable: true }) readonly whoMayAnswer?: string;
}

export class ReceiveReferral extends AnyCommand {
  @Id({ nullable: true, description: 'Leave it out for a new survivor: the receipt returns the id.' })
  readonly survivorId?: string;

  @DateField() readonly on!: string;
  @Code(ReferralSources) readonly source!: ReferralSource;
  @Id({ nullable: true }) readonly operationId?: string;
  @Office() readonly office!: string;
  @Province() readonly province!: string;
  @District({ nullable: true }) readonly district?: string;
  @Code(Urgencies) readonly urgency!: Urgency;
  @Line(100, { nullable: true }) readonly givenName?: string;
  @Line(100, { nullable: true }) readonly familyName?: string;
  @Line(100, { nullable: true }) readonly localGivenName?: string;
  @Line(100, { nullable: true }) readonly localFamilyName?: string;
  @DateField({ nullable: true }) readonly birthDate?: string;
  @IntField(120, { nullable: true })
  readonly estimatedAge?: number;
  @IntField(2100, { nullable: true }) readonly birthYear?: number;
  @Code(Sexes) readonly sex!: Sex;
  @Country() readonly nationality!: string;
  @Line(100, { nullable: true }) readonly ethnicity?: string;
  @LanguageList() readonly languages!: string[];
  @Nested(() => ContactInput, { nullable: true }) readonly contact?: ContactInput;
}

export class RevisePersonDetails extends SurvivorCommand {
  @Line(100, { nullable: true }) readonly givenName?: string;
  @Line(100, { nullable: true }) readonly familyName?: string;
  @Line(100, { nullable: true }) readonly localGivenName?: string;
  @Line(100, { nullable: true }) readonly localFamilyName?: string;
  @DateField({ nullable: true }) readonly birthDate?: string;
  @IntField(120, { nullable: true })
  readonly estimatedAge?: number;
  @IntField(2100, { nullable: true }) readonly birthYear?: number;
  @Code(Sexes, { nullable: true }) readonly sex?: Sex;
  @Country({ nullable: true }) readonly nationality?: string;
  @Line(100, { nullable: true }) readonly ethnicity?: string;
  @LanguageList({ nullable: true }) readonly languages?: string[];
  @Nested(() => ContactInput, { nullable: true })
  readonly contact?: ContactInput;
}

export class RecordHouseholdMember extends SurvivorCommand {
  @Id({ nullable: true })
  readonly memberId?: string;

  @Code(HouseholdRelations) readonly relation!: HouseholdRelation;
  @Code(HouseholdSafeties) readonly safe!: HouseholdSafety;
  @Line(200, { nullable: true }) readonly name?: string;
  @Text(2_000, { nullable: true }) readonly note?: string;
}

export class MakeReferral extends SurvivorCommand {
  @Id({ nullable: true }) readonly referralId?: string;

  @Line(200, {}, 'organisationName') readonly toOrganisation!: string;

  @Text(2_000, { nullable: true }) readonly reason?: string;
  @CodeList(ServiceTypes) readonly services!: ServiceType[];
  @Id({ nullable: true })
  readonly consentId?: string;

  @DateField() readonly on!: string;
}

export class AnswerReferral extends SurvivorCommand {
  @Id() readonly referralId!: string;
  @Code(ReferralAnswers) readonly answer!: ReferralAnswer;
  @DateField() readonly on!: string;
}

export class LinkPerson extends SurvivorCommand {
  @OtherSurvivorId() readonly keptSurvivorId!: string;
}

export class UnlinkPerson extends SurvivorCommand {}
