import { InputType } from '@nestjs/graphql';
import { AnyCommand, DateField, Id, IntField, Language, Line, NestedList } from '#nest';

const MAX_COUNT = 1_000_000;

@InputType({ description: 'Printed material of one title in one language.' })
export class HandedOutInput {
  @Line(200) readonly title!: string;
  @Language() readonly language!: string;
  @IntField(MAX_COUNT) readonly count!: number;
}

export class RecordOperationResult extends AnyCommand {
  @Id() readonly operationId!: string;
  @DateField() readonly on!: string;
  @IntField(MAX_COUNT) readonly met!: number;
  @IntField(MAX_COUNT) readonly screened!: number;
  @IntField(MAX_COUNT) readonly referred!: number;
  @NestedList(() => HandedOutInput) readonly materials!: HandedOutInput[];
}
