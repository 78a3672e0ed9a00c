import {
  Code,
  CodeList,
  Flag,
  Id,
  Language,
  Line,
  LineList,
  DateAhead,
  DateField,
  SurvivorCommand,
  Text,
  codes,
} from '#nest';
import {
  CONSENT_FLAWS,
  CONSENT_GIVERS,
  CONSENT_SCOPES,
  GUARDIAN_KIN,
  OVERRIDE_REASONS,
  WITNESS_ROLES,
  type ConsentGiver,
  type ConsentScope,
  type GuardianKin,
  type OverrideReason,
  type WitnessRole,
} from './consent.codes.js';

export const ConsentScopes = codes('ConsentScope', CONSENT_SCOPES);
export const ConsentGivers = codes('ConsentGiver', CONSENT_GIVERS);
export const GuardianKins = codes('GuardianKin', GUARDIAN_KIN);
const WitnessRoles = codes('WitnessRole', WITNESS_ROLES);
export const ConsentFlaws = codes('ConsentFlaw', CONSENT_FLAWS);
const OverrideReasons = codes('OverrideReason', OVERRIDE_REASONS);

export class GiveConsent extends SurvivorCommand {
  @Id({ nullable: true }) readonly consentId?: string;
  @CodeList(ConsentScopes) readonly scopes!: ConsentScope[];
  @LineList(200, { nullable: true }, 'organisationNames') readonly recipients?: string[];
  @Code(ConsentGivers) readonly givenBy!: ConsentGiver;
  @Line(200, { nullable: true }) readonly guardianName?: string;
  @Code(GuardianKins, { nullable: true }) readonly guardianKin?: GuardianKin;
  @Flag({ nullable: true }) readonly childAssent?: boolean;
  @Language() readonly language!: string;
  @Code(WitnessRoles) readonly witnessRole!: WitnessRole;
  @DateField() readonly on!: string;
  @DateAhead({ nullable: true })
  readonly expiresOn?: string;
}

export class WithdrawConsent extends SurvivorCommand {
  @Id() readonly consentId!: string;
  @DateField() readonly on!: string;
}

export class OverrideConsent extends SurvivorCommand {
  @Id({ nullable: true }) readonly overrideId?: string;
  @Code(ConsentScopes) readonly scope!: ConsentScope;
  @Code(OverrideReasons) readonly reason!: OverrideReason;
  @Text(2_000, { nullable: true }) readonly note?: string;
  @DateField()
  readonly coversFrom!: string;
}

export class ReviewConsentOverride extends SurvivorCommand {
  @Id() readonly overrideId!: string;
  @Flag() readonly upheld!: boolean;
  @DateField() readonly on!: string;
}
