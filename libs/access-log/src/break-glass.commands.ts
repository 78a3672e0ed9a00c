import { InputType } from '@nestjs/graphql';
import { Code, Flag, Id, Text, codes } from '#step';
import { BREAK_GLASS_REASONS, type BreakGlassReason } from './access.codes.js';

export const BreakGlassReasons = codes('BreakGlassReason', BREAK_GLASS_REASONS);

const COMMAND_ID = 'A UUID of yours, one for each intention: the same again gets the first receipt.';

@InputType()
export class OpenBreakGlass {
  @Id({ nullable: true, description: COMMAND_ID }) readonly commandId?: string;
  @Id() readonly survivorId!: string;
  @Code(BreakGlassReasons) readonly reason!: BreakGlassReason;
  @Text(2_000, { description: 'Why it cannot wait for whoever looks after her. It is reviewed.' })
  readonly explanation!: string;
}

@InputType()
export class ReviewBreakGlass {
  @Id({ nullable: true, description: COMMAND_ID }) readonly commandId?: string;
  @Id() readonly breakGlassId!: string;
  @Flag({ description: 'Whether it was right to. A no closes it at once.' }) readonly upheld!: boolean;
  @Text(2_000, { nullable: true }) readonly note?: string;
}
