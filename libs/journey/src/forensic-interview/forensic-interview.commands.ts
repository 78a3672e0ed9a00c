import { InputType } from '@nestjs/graphql';
import { Code, Flag, Id, Language, OnDay, Pattern, SurvivorCommand, Text, TextList, Worker, codes } from '#step';
import { DISCLOSURES, FORENSIC_SETTINGS, type Disclosure, type ForensicSetting } from './forensic-interview.codes.js';

export const ForensicSettings = codes('ForensicSetting', FORENSIC_SETTINGS);
export const Disclosures = codes('Disclosure', DISCLOSURES);

@InputType()
export class ConductForensicInterview extends SurvivorCommand {
  @Id({ nullable: true }) readonly forensicInterviewId?: string;
  @OnDay() readonly on!: string;
  @Code(ForensicSettings) readonly setting!: ForensicSetting;
  @Worker() readonly interviewer!: string;
  @TextList(100, { description: 'Who listened, by office and not by name.' }) readonly observers!: string[];
  @Flag() readonly recorded!: boolean;
  @Pattern(/^[0-9a-f]{64}$/, 'must be a SHA-256 of 64 hex digits in lower case', {
    nullable: true,
    description: 'SHA-256 of the recording, taken when it was made. Needed when it was recorded.',
  })
  readonly mediaSha256?: string;
  @Language() readonly language!: string;
  @Code(Disclosures) readonly outcome!: Disclosure;
  @Text(4_000, { nullable: true }) readonly summary?: string;
}
