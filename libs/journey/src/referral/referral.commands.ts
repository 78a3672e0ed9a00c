import { InputType } from '@nestjs/graphql';
import {
  AnyCommand,
  Code,
  Country,
  Flag,
  Id,
  LanguageList,
  OnDay,
  Office,
  Part,
  Province,
  Text,
  Whole,
  codes,
} from '#step';
import {
  CONTACT_CHANNELS,
  REFERRAL_SOURCES,
  SEXES,
  URGENCIES,
  type ContactChannel,
  type ReferralSource,
  type Sex,
  type Urgency,
} from './referral.codes.js';

export const ReferralSources = codes('ReferralSource', REFERRAL_SOURCES);
export const Urgencies = codes('Urgency', URGENCIES);
export const Sexes = codes('Sex', SEXES);
export const ContactChannels = codes('ContactChannel', CONTACT_CHANNELS);

@InputType({ description: 'How she can be reached, and whether a call is safe.' })
export class ContactInput {
  @Code(ContactChannels) readonly channel!: ContactChannel;
  @Text(200) readonly value!: string;
  @Flag({ description: 'Whether it is safe to call at all.' }) readonly safe!: boolean;
  @Text(200, { nullable: true }) readonly whenSafe?: string;
  @Text(200, { nullable: true }) readonly whoMayAnswer?: string;
}

@InputType()
export class ReceiveReferral extends AnyCommand {
  @Id({ nullable: true, description: 'Left out for somebody new: the answer tells the id.' })
  readonly survivorId?: string;

  @OnDay() readonly on!: string;
  @Code(ReferralSources) readonly source!: ReferralSource;
  @Id({ nullable: true }) readonly operationId?: string;
  @Office() readonly office!: string;
  @Province() readonly province!: string;
  @Code(Urgencies) readonly urgency!: Urgency;
  @Text(100, { nullable: true }) readonly givenName?: string;
  @Text(100, { nullable: true }) readonly familyName?: string;
  @Text(100, { nullable: true, description: 'In Khmer script.' }) readonly localGivenName?: string;
  @Text(100, { nullable: true, description: 'In Khmer script.' }) readonly localFamilyName?: string;
  @OnDay({ nullable: true }) readonly birthDate?: string;
  @Whole(120, { nullable: true, description: 'Whole years, when the birth date is not known.' })
  readonly estimatedAge?: number;
  @Whole(2100, { nullable: true }) readonly birthYear?: number;
  @Code(Sexes) readonly sex!: Sex;
  @Country() readonly nationality!: string;
  @Text(100, { nullable: true }) readonly ethnicity?: string;
  @LanguageList() readonly languages!: string[];
  @Part(() => ContactInput, { nullable: true }) readonly contact?: ContactInput;
}
