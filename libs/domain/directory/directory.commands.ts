import { InputType } from '@nestjs/graphql';
import { IsTimeZone } from 'class-validator';
import {
  COMMAND_ID,
  AnyCommand,
  Code,
  CodeList,
  DateAhead,
  DateField,
  DistrictList,
  Id,
  IntField,
  Line,
  Office,
  OrganisationId,
  Pattern,
  Province,
  Roles,
  Worker,
  codes,
  type Role,
} from '#nest';
import { SERVICE_TYPES, type ServiceType } from './services.codes.js';
import {
  CAPACITIES,
  CAPACITY_REASONS,
  INTERRUPTION_REASONS,
  ORGANISATION_KINDS,
  TRAININGS,
  type Capacity,
  type CapacityReason,
  type InterruptionReason,
  type OrganisationKind,
  type Training,
} from './directory.codes.js';
import { EmailAddress, WebhookAddress } from './notices/notices.fields.js';
import {
  NOTICE_CHANNELS,
  NOTICE_KINDS,
  NOTICE_LANGUAGES,
  type NoticeKind,
  type NoticeLanguage,
} from './notices/notices.codes.js';

export const NoticeChannels = codes('NoticeChannel', NOTICE_CHANNELS);
export const NoticeKinds = codes('NoticeKind', NOTICE_KINDS);
export const NoticeLanguages = codes('NoticeLanguage', NOTICE_LANGUAGES);
const InterruptionReasons = codes('InterruptionReason', INTERRUPTION_REASONS);
export const Trainings = codes('Training', TRAININGS);
export const OrganisationKinds = codes('OrganisationKind', ORGANISATION_KINDS);
export const Capacities = codes('Capacity', CAPACITIES);
export const CapacityReasons = codes('CapacityReason', CAPACITY_REASONS);
export const ServiceTypes = codes('ServiceType', SERVICE_TYPES);

const LOCAL_NAME = { nullable: true, description: 'The name in Khmer script.' };
const FIRST_DAY = { description: 'The first day.' };

export class OpenOffice extends AnyCommand {
  @Office({ description: 'The code of the office, such as SiemReapCac. It stays the same forever.' }, 'line')
  readonly office!: string;
  @Line(100, { nullable: true, description: 'The name of the office.' }) readonly name?: string;
  @Line(100, LOCAL_NAME) readonly localName?: string;
  @Province({ nullable: true }) readonly province?: string;
  @DateField(FIRST_DAY) readonly on!: string;
}

export class CorrectOpening extends AnyCommand {
  @Office({ description: 'The code of the office.' }) readonly office!: string;
  @DateField({ description: 'The right first day.' }) readonly on!: string;
}

export class InterruptOffice extends AnyCommand {
  @Office({ description: 'The code of the office.' }) readonly office!: string;
  @Code(InterruptionReasons) readonly reason!: InterruptionReason;
  @DateField({ description: 'The first day. An interruption from the same day is replaced.' }) readonly from!: string;
  @DateAhead({ nullable: true }) readonly until?: string;
}

export class CloseOffice extends AnyCommand {
  @Office({ description: 'The code of the office.' }) readonly office!: string;
  @DateField() readonly on!: string;
}

export class RegisterWorker extends AnyCommand {
  @Worker({}, 'line') readonly worker!: string;
  @Line(100, { nullable: true, description: 'The name of the colleague.' }) readonly name?: string;
  @Line(100, LOCAL_NAME) readonly localName?: string;
  @CodeList(Roles, { description: 'The roles of the colleague. Their token decides what they may do.' })
  readonly roles!: Role[];
  @Office({ nullable: true, description: 'The office where the colleague works, if there is one.' })
  readonly office?: string;
  @DateField(FIRST_DAY) readonly on!: string;
}

export class CorrectJoining extends AnyCommand {
  @Worker() readonly worker!: string;
  @DateField({ description: 'The right first day.' }) readonly on!: string;
}

export class MoveWorker extends AnyCommand {
  @Worker() readonly worker!: string;
  @Office({ description: 'The office where the colleague works from now on.' }) readonly office!: string;
  @DateField({ description: 'The first day there.' }) readonly on!: string;
}

export class RecordTraining extends AnyCommand {
  @Worker() readonly worker!: string;
  @Code(Trainings, { description: 'The kind of training.' }) readonly training!: Training;
  @DateField({ description: 'The first day on which the training counts.' }) readonly from!: string;
  @DateAhead({ nullable: true }) readonly until?: string;
}

export class NameDeputy extends AnyCommand {
  @Worker({ description: 'The supervisor, by sign-in name.' }) readonly worker!: string;
  @Worker({ description: 'The colleague who acts in their place, by sign-in name.' }) readonly deputy!: string;
  @DateAhead({ description: 'The first day.' }) readonly from!: string;
  @DateAhead({ nullable: true }) readonly until?: string;
}

export class WithdrawDeputy extends AnyCommand {
  @Worker({ description: 'The supervisor, by sign-in name.' }) readonly worker!: string;
  @Worker({ description: 'The deputy, by sign-in name.' }) readonly deputy!: string;
  @DateAhead({ description: 'The first day on which they no longer act in that place.' }) readonly on!: string;
}

export class RecordDeparture extends AnyCommand {
  @Worker() readonly worker!: string;
  @DateField() readonly on!: string;
}

export class ChooseNotices extends AnyCommand {
  @CodeList(NoticeKinds) readonly kinds!: readonly NoticeKind[];
  @EmailAddress({ nullable: true }) readonly email?: string;
  @WebhookAddress({ nullable: true }) readonly webhook?: string;
  @Code(NoticeLanguages) readonly language!: NoticeLanguage;
  @IsTimeZone({ message: '$property must be a time zone such as Asia/Phnom_Penh' })
  @Pattern(/^[A-Za-z][\w+/-]{1,60}$/, 'must be a time zone such as Asia/Phnom_Penh')
  readonly timeZone!: string;
  @IntField(23) readonly dailyAtHour!: number;
}

@InputType('ReassignCasesInput')
export class ReassignCases {
  @Id(COMMAND_ID) readonly commandId?: string;
  @Worker({ description: 'The colleague who hands over the cases, by sign-in name.' }) readonly from!: string;
  @Worker({ description: 'The colleague who takes over the cases, by sign-in name.' }) readonly to!: string;
  @Office({ nullable: true }) readonly office?: string;
  @DateField({ description: 'The day from which the other colleague is responsible.' }) readonly on!: string;
}

export class RegisterOrganisation extends AnyCommand {
  @Id({ nullable: true, description: 'Leave it out for a new organisation, or name one that ended.' })
  readonly organisationId?: string;
  @Line(200, { description: 'The name, by which referrals and consents name it.' }) readonly name!: string;
  @Line(200, LOCAL_NAME) readonly localName?: string;
  @Code(OrganisationKinds) readonly kind!: OrganisationKind;
  @Line(100, {
    nullable: true,
    description: 'Its working group in the provincial committee against trafficking (PCCT).',
  })
  readonly pcctGroup?: string;
  @Province({ nullable: true }) readonly province?: string;
  @DistrictList({ description: 'The districts where it works, by their four digits.' })
  readonly districts!: string[];
  @CodeList(ServiceTypes, { description: 'The services that it offers.' }) readonly services!: ServiceType[];
  @DateField(FIRST_DAY) readonly on!: string;
}

export class ReviseOrganisation extends AnyCommand {
  @OrganisationId() readonly organisationId!: string;
  @Line(200, { nullable: true, description: 'The new name.' }) readonly name?: string;
  @Line(200, LOCAL_NAME) readonly localName?: string;
  @Line(100, { nullable: true, description: 'Its working group in the provincial committee (PCCT).' })
  readonly pcctGroup?: string;
  @Province({ nullable: true }) readonly province?: string;
  @DistrictList({ nullable: true, description: 'All districts where it works.' })
  readonly districts?: string[];
  @CodeList(ServiceTypes, { nullable: true, description: 'All services that it offers.' })
  readonly services?: ServiceType[];
  @DateField({ description: 'The day of the change.' }) readonly on!: string;
}

export class ChangeCapacity extends AnyCommand {
  @OrganisationId() readonly organisationId!: string;
  @Code(ServiceTypes, { description: 'The service.' }) readonly service!: ServiceType;
  @Code(Capacities, { description: 'Whether it accepts referrals for this service.' }) readonly accepts!: Capacity;
  @Code(CapacityReasons, { nullable: true }) readonly reason?: CapacityReason;
  @DateField({ description: 'The first day. A capacity from the same day is replaced.' }) readonly from!: string;
  @DateAhead({ nullable: true }) readonly until?: string;
}

export class EndOrganisation extends AnyCommand {
  @OrganisationId() readonly organisationId!: string;
  @DateField() readonly on!: string;
}
