import { InputType } from '@nestjs/graphql';
import { AnyCommand, DateField, Id, IntField, Language, Line, NestedList } from '#kernel/nest';

const MAX_PEOPLE = 1_000_000;

@InputType({ description: 'Printed material of one title in one language.' })
export class HandedOutInput {
  @Line(200) readonly title!: string;
  @Language() readonly language!: string;
  @IntField(MAX_PEOPLE) readonly count!: number;
}

export class RecordOperationResult extends AnyCommand {
  @Id() readonly operationId!: string;
  @DateField() readonly on!: string;
  @IntField(MAX_PEOPLE) readonly met!: number;
  @IntField(MAX_PEOPLE) readonly screened!: number;
  @IntField(MAX_PEOPLE) readonly referred!: number;
  @NestedList(() => HandedOutInput) readonly materials!: HandedOutInput[];
}
