import {
  Code,
  Country,
  DateField,
  Flag,
  Id,
  IntField,
  Line,
  Month,
  OtherSurvivorId,
  SurvivorCommand,
  Text,
  codes,
} from '#nest';
import {
  CUSTODY_STATUSES,
  DEPENDANT_HOMES,
  KINSHIPS,
  type CustodyStatus,
  type DependantHome,
  type Kinship,
} from './family.codes.js';

export const Kinships = codes('Kinship', KINSHIPS);
export const DependantHomes = codes('DependantHome', DEPENDANT_HOMES);
export const CustodyStatuses = codes('CustodyStatus', CUSTODY_STATUSES);

export class LinkRelative extends SurvivorCommand {
  @Id({ nullable: true }) readonly linkId?: string;
  @OtherSurvivorId() readonly otherSurvivorId!: string;
  @Code(Kinships, { description: 'What the other survivor is to this one.' }) readonly relation!: Kinship;
  @Flag({ description: 'Whether the two were found together.' }) readonly foundTogether!: boolean;
  @Text(2_000, { nullable: true, description: 'How it is known. It stays in this record.' }) readonly note?: string;
}

export class UnlinkRelative extends SurvivorCommand {
  @Id({ description: 'The link that ends, in both records.' }) readonly linkId!: string;
  @Text(2_000, { nullable: true, description: 'Why the link ends. It stays in this record.' }) readonly reason?: string;
}

export class RecordDependant extends SurvivorCommand {
  @Id({ nullable: true }) readonly dependantId?: string;
  @DateField({ description: 'Since when the dependant has lived there, as far as it is known.' }) readonly on!: string;
  @Code(Kinships, { description: 'What the dependant is to the survivor.' }) readonly relation!: Kinship;
  @IntField(2100, { nullable: true, description: 'The year in which the dependant was born.' })
  readonly birthYear?: number;
  @Code(DependantHomes, { description: 'Who the dependant lives with.' }) readonly livesWith!: DependantHome;
  @Country({ description: 'The country in which the dependant lives.' }) readonly country!: string;
  @Line(200, { nullable: true, description: 'The name of the dependant.' }) readonly name?: string;
  @Text(2_000, { nullable: true }) readonly note?: string;
}

export class MoveDependant extends SurvivorCommand {
  @Id() readonly dependantId!: string;
  @DateField() readonly on!: string;
  @Code(DependantHomes, { description: 'Who the dependant lives with now.' }) readonly livesWith!: DependantHome;
  @Country({ description: 'The country in which the dependant lives now.' }) readonly country!: string;
  @Text(2_000, { nullable: true }) readonly note?: string;
}

export class RecordCustody extends SurvivorCommand {
  @Id() readonly dependantId!: string;
  @DateField() readonly on!: string;
  @Code(CustodyStatuses, { description: 'Where the custody proceedings of the survivor stand.' })
  readonly custody!: CustodyStatus;
  @Line(200, { nullable: true, description: 'The court or authority that decides.' }) readonly court?: string;
  @Text(2_000, { nullable: true }) readonly note?: string;
}

export class RecordPregnancy extends SurvivorCommand {
  @Id({ nullable: true }) readonly pregnancyId?: string;
  @DateField({ description: 'The day on which the pregnancy became known.' }) readonly on!: string;
  @Month({ nullable: true, description: 'The month in which the birth is expected, such as 2020-06.' })
  readonly dueMonth?: string;
  @Text(2_000, { nullable: true }) readonly note?: string;
}

export class EndPregnancy extends SurvivorCommand {
  @Id() readonly pregnancyId!: string;
  @DateField() readonly on!: string;
  @Text(2_000, { nullable: true }) readonly note?: string;
}

export class RecordBirth extends SurvivorCommand {
  @Id({ nullable: true }) readonly birthId?: string;
  @Id({ nullable: true, description: 'The pregnancy, if it is on record.' }) readonly pregnancyId?: string;
  @DateField({ description: 'The day of the birth.' }) readonly on!: string;
  @Code(DependantHomes, {
    nullable: true,
    description: 'Who the child lives with: given with the country, it makes the child a dependant.',
  })
  readonly livesWith?: DependantHome;
  @Country({ nullable: true, description: 'The country in which the child lives.' }) readonly country?: string;
  @Line(200, { nullable: true, description: 'The name of the child.' }) readonly name?: string;
  @Text(2_000, { nullable: true }) readonly note?: string;
}
