import {
  Code,
  Flag,
  Id,
  Language,
  Line,
  LineList,
  DateField,
  Pattern,
  SurvivorCommand,
  Text,
  Worker,
  codes,
} from '#nest';
import { DISCLOSURES, FORENSIC_SETTINGS, type Disclosure, type ForensicSetting } from './forensic-interview.codes.js';

export const ForensicSettings = codes('ForensicSetting', FORENSIC_SETTINGS);
export const Disclosures = codes('Disclosure', DISCLOSURES);

const SHA256 = /^[0-9a-f]{64}$/;
const IS_SHA256 = 'must be a SHA-256 of 64 hex digits in lower case';

export class RequestForensicInterview extends SurvivorCommand {
  @Id({ nullable: true, description: 'The id of the interview, which is conducted later under the same id.' })
  readonly forensicInterviewId?: string;
  @Line(200) readonly agency!: string;
  @DateField() readonly on!: string;
}

export class ConductForensicInterview extends SurvivorCommand {
  @Id({ nullable: true }) readonly forensicInterviewId?: string;
  @DateField() readonly on!: string;
  @Code(ForensicSettings) readonly setting!: ForensicSetting;
  @Worker() readonly interviewer!: string;
  @LineList(100) readonly observers!: string[];
  @Flag() readonly recorded!: boolean;
  @Pattern(SHA256, IS_SHA256, {
    nullable: true,
  })
  readonly mediaSha256?: string;
  @Language() readonly language!: string;
  @Code(Disclosures) readonly outcome!: Disclosure;
  @Text(4_000, { nullable: true }) readonly summary?: string;
  @Text(2_000, {
    nullable: true,
  })
  readonly repeatReason?: string;
}

export class HandOverForensicRecord extends SurvivorCommand {
  @Line(200, {}, 'organisationName') readonly to!: string;
  @DateField() readonly on!: string;
  @Pattern(SHA256, IS_SHA256)
  readonly mediaSha256!: string;
}
