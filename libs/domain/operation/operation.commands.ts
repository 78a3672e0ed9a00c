import {
  AnyCommand,
  Code,
  CodeList,
  Id,
  Line,
  LineList,
  DateField,
  Flag,
  Office,
  District,
  DistrictList,
  Province,
  IntField,
  codes,
} from '#nest';
import {
  OPERATION_KINDS,
  PREVENTION_KINDS,
  PREVENTION_PROGRAMMES,
  PREVENTION_TOPICS,
  type OperationKind,
  type PreventionKind,
  type PreventionProgramme,
  type PreventionTopic,
} from './operation.codes.js';

export const OperationKinds = codes('OperationKind', OPERATION_KINDS);
export const PreventionKinds = codes('PreventionKind', PREVENTION_KINDS);
export const PreventionProgrammes = codes('PreventionProgramme', PREVENTION_PROGRAMMES);
export const PreventionTopics = codes('PreventionTopic', PREVENTION_TOPICS);

export class ConductOperation extends AnyCommand {
  @Id({ nullable: true, description: 'Leave it out for a new one: the receipt returns the id.' })
  readonly operationId?: string;

  @Code(OperationKinds) readonly kind!: OperationKind;
  @Office() readonly office!: string;
  @Province() readonly province!: string;
  @District({ nullable: true }) readonly district?: string;
  @LineList(200) readonly withAuthorities!: string[];
  @DateField() readonly on!: string;
}

export class HoldPreventionActivity extends AnyCommand {
  @Id({ nullable: true, description: 'Leave it out for a new one: the receipt returns the id.' })
  readonly operationId?: string;

  @Code(PreventionKinds) readonly kind!: PreventionKind;
  @DistrictList() readonly districts!: string[];
  @Line(200) readonly audience!: string;
  @IntField(1_000_000) readonly attendees!: number;
  @IntField(1_000_000) readonly materials!: number;
  @IntField(100_000_000) readonly reach!: number;
  @DateField() readonly on!: string;
  @DateField({ nullable: true }) readonly to?: string;
  @CodeList(PreventionTopics, { nullable: true }) readonly topics?: PreventionTopic[];
  @Code(PreventionProgrammes, { nullable: true }) readonly programme?: PreventionProgramme;
  @LineList(200, { nullable: true }, 'organisationNames') readonly agencies?: string[];
  @Flag({ nullable: true }) readonly fromSurvivorCase?: boolean;
}
