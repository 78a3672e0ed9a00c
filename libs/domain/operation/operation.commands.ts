import {
  AnyCommand,
  Code,
  Id,
  Line,
  LineList,
  DateField,
  Office,
  PatternList,
  Province,
  IntField,
  codes,
} from '#kernel/nest';
import { OPERATION_KINDS, PREVENTION_KINDS, type OperationKind, type PreventionKind } from './operation.codes.js';

export const OperationKinds = codes('OperationKind', OPERATION_KINDS);
export const PreventionKinds = codes('PreventionKind', PREVENTION_KINDS);

export class ConductOperation extends AnyCommand {
  @Id({ nullable: true, description: 'Leave it out for a new one: the receipt returns the id.' })
  readonly operationId?: string;

  @Code(OperationKinds) readonly kind!: OperationKind;
  @Office() readonly office!: string;
  @Province() readonly province!: string;
  @LineList(200) readonly withAuthorities!: string[];
  @DateField() readonly on!: string;
}

export class HoldPreventionActivity extends AnyCommand {
  @Id({ nullable: true, description: 'Leave it out for a new one: the receipt returns the id.' })
  readonly operationId?: string;

  @Code(PreventionKinds) readonly kind!: PreventionKind;
  @PatternList(/^(0[1-9]|1\d|2[0-5])\d\d$/, 'must be the four digits of a district, such as 1710')
  readonly districts!: string[];
  @Line(200) readonly audience!: string;
  @IntField(1_000_000) readonly attendees!: number;
  @IntField(1_000_000) readonly materials!: number;
  @IntField(100_000_000) readonly reach!: number;
  @DateField() readonly on!: string;
  @DateField({ nullable: true }) readonly to?: string;
}
