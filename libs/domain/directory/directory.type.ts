import { ArgsType, Field, ObjectType } from '@nestjs/graphql';
import {
  Code,
  DateField,
  DateScalar,
  Flag,
  PageSize,
  Office as OfficeField,
  PageInfo,
  Pattern,
  Roles,
  UuidScalar,
  type Role,
} from '#nest';
import { SUBJECT } from '#kernel/decider';
import { DeputyType } from './deputies/deputies.type.js';
import type { ServiceType } from './services.codes.js';
import type { Capacity, CapacityReason, OrganisationKind, Training } from './directory.codes.js';
import { Capacities, CapacityReasons, OrganisationKinds, ServiceTypes, Trainings } from './directory.commands.js';

@ArgsType()
export class RegisterArgs {
  @DateField({ nullable: true, description: 'As of this day; by default, of today.' }) readonly on?: string;
  @PageSize(100, { nullable: true, description: 'How many at most: 100.' }) readonly first?: number;
  @Pattern(SUBJECT, 'must be the cursor of an entry', { nullable: true }) readonly after?: string;
}

@ArgsType()
export class StaffArgs extends RegisterArgs {
  @OfficeField({ nullable: true, description: 'Only of this office.' }) readonly office?: string;
}

@ArgsType()
export class OrganisationsArgs extends RegisterArgs {
  @Code(ServiceTypes, { nullable: true, description: 'Only those that offer this service.' })
  readonly service?: ServiceType;
  @Flag({
    nullable: true,
    description: 'Those that had ended before the day, instead of the partners of the day.',
  })
  readonly ended?: boolean;
}

@ObjectType('Office', { description: 'An office that was open on the day.' })
export class OfficeType {
  @Field(() => String, { description: 'The code by which entries name the office.' }) code!: string;
  @Field(() => String, { nullable: true, description: 'The name of the office, if one was recorded.' })
  name!: string | null;
  @Field(() => String, { nullable: true, description: 'The name in Khmer script, if one was recorded.' })
  localName!: string | null;
  @Field(() => String, { nullable: true }) province!: string | null;
  @Field(() => DateScalar, { description: 'The first day.' }) openedOn!: string;
  @Field(() => DateScalar, { nullable: true, description: 'The last day; null while none is recorded.' })
  closedOn!: string | null;
}

@ObjectType('WorkerTraining', { description: 'A training of a colleague that counts on the day.' })
export class TrainingType {
  @Field(() => Trainings, { description: 'The kind of training.' }) training!: Training;
  @Field(() => DateScalar, { description: 'The first day on which it counts.' }) from!: string;
  @Field(() => DateScalar, { nullable: true, description: 'The last day on which it counts, if there is one.' })
  until!: string | null;
}

@ObjectType('Worker', { description: 'A colleague who worked here on the day.' })
export class WorkerType {
  @Field(() => String) worker!: string;
  @Field(() => String, { nullable: true, description: 'The name of the colleague, if one was recorded.' })
  name!: string | null;
  @Field(() => String, { nullable: true, description: 'The name in Khmer script, if one was recorded.' })
  localName!: string | null;
  @Field(() => [Roles], { description: 'The roles with which the colleague joined.' }) roles!: readonly Role[];
  @Field(() => String, {
    nullable: true,
    description: 'Where the colleague worked on the day; null without an office.',
  })
  office!: string | null;
  @Field(() => [TrainingType], { description: 'For what the colleague was trained on the day.' })
  trainings!: readonly TrainingType[];
  @Field(() => [DeputyType], { description: 'For supervisors: who acts in their place on the day or later.' })
  deputies!: readonly DeputyType[];
  @Field(() => DateScalar, { description: 'The first day.' }) joinedOn!: string;
  @Field(() => DateScalar, { nullable: true, description: 'The last day; null while none is recorded.' })
  leftOn!: string | null;
}

@ObjectType('OrganisationCapacity', { description: 'Whether an organisation accepts referrals for a service.' })
export class CapacityType {
  @Field(() => ServiceTypes, { description: 'The service.' }) service!: ServiceType;
  @Field(() => Capacities, { description: 'Whether it accepts referrals.' }) accepts!: Capacity;
  @Field(() => CapacityReasons, { nullable: true }) reason!: CapacityReason | null;
  @Field(() => DateScalar, { nullable: true, description: 'The last day; null while no end is known.' })
  until!: string | null;
}

@ObjectType('Organisation', { description: 'A partner organisation of the day.' })
export class OrganisationType {
  @Field(() => UuidScalar, { description: 'The id of the organisation.' }) organisationId!: string;
  @Field(() => String, { description: 'The name, by which referrals and consents name it.' }) name!: string;
  @Field(() => String, { nullable: true, description: 'The name in Khmer script, if one was recorded.' })
  localName!: string | null;
  @Field(() => OrganisationKinds) kind!: OrganisationKind;
  @Field(() => String, { nullable: true, description: 'Its working group in the provincial committee (PCCT).' })
  pcctGroup!: string | null;
  @Field(() => String, { nullable: true }) province!: string | null;
  @Field(() => [String], { description: 'The districts where it works, by their four digits.' })
  districts!: readonly string[];
  @Field(() => [ServiceTypes], { description: 'The services that it offers.' }) services!: readonly ServiceType[];
  @Field(() => DateScalar, { description: 'The first day, since it was a partner last.' }) registeredOn!: string;
  @Field(() => DateScalar, { nullable: true, description: 'The last day; null while none is recorded.' })
  endedOn!: string | null;
  @Field(() => [CapacityType], { description: 'What was recorded about its capacity on the day.' })
  capacities!: readonly CapacityType[];
}

@ObjectType()
export class OfficeEdge {
  @Field(() => String) cursor!: string;
  @Field(() => OfficeType) node!: OfficeType;
}
@ObjectType({ description: 'Offices, by their codes.' })
export class OfficeConnection {
  @Field(() => [OfficeEdge]) edges!: readonly OfficeEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
}

@ObjectType()
export class WorkerEdge {
  @Field(() => String) cursor!: string;
  @Field(() => WorkerType) node!: WorkerType;
}
@ObjectType({ description: 'Colleagues, by the names with which they sign in.' })
export class WorkerConnection {
  @Field(() => [WorkerEdge]) edges!: readonly WorkerEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
}

@ObjectType()
export class OrganisationEdge {
  @Field(() => String) cursor!: string;
  @Field(() => OrganisationType) node!: OrganisationType;
}
@ObjectType({ description: 'Partner organisations, by their ids.' })
export class OrganisationConnection {
  @Field(() => [OrganisationEdge]) edges!: readonly OrganisationEdge[];
  @Field(() => PageInfo) pageInfo!: PageInfo;
}
