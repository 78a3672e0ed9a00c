import { InputType } from '@nestjs/graphql';
import { COMMAND_ID, Flag, Id } from '#nest';

@InputType('JudgeDuplicateInput')
export class JudgeDuplicate {
  @Id(COMMAND_ID) readonly commandId?: string;
  @Id({ description: 'The pair, as suspectedDuplicates names it.' }) readonly duplicateId!: string;
  @Flag() readonly isSame!: boolean;
}
