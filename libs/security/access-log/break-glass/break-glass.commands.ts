import { InputType } from '@nestjs/graphql';
import { COMMAND_ID, Code, Flag, Id, IntField, Text, codes } from '#nest';
import { BREAK_GLASS_REASONS, type BreakGlassReason } from '../access.codes.js';

export const BreakGlassReasons = codes('BreakGlassReason', BREAK_GLASS_REASONS);

@InputType('OpenBreakGlassInput')
export class OpenBreakGlass {
  @Id(COMMAND_ID) readonly commandId?: string;
  @Id() readonly survivorId!: string;
  @Code(BreakGlassReasons) readonly reason!: BreakGlassReason;
  @Text(2_000)
  readonly explanation!: string;
}

@InputType('ReviewBreakGlassInput')
export class ReviewBreakGlass {
  @Id(COMMAND_ID) readonly commandId?: string;
  @IntField(1_000_000, {
    nullable: true,
    description:
      'The `revision` of the access that you have read. The review is refused with REVISION_CONFLICT if more was recorded since.',
  })
  readonly expectedRevision?: number;

  @Id() readonly breakGlassId!: string;
  @Flag() readonly upheld!: boolean;
  @Text(2_000, { nullable: true }) readonly note?: string;
}
