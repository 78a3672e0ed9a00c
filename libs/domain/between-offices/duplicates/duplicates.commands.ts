import { InputType } from '@nestjs/graphql';
import { Flag, Id } from '#nest';

@InputType('JudgeDuplicateInput')
export class JudgeDuplicate {
  @Id({
    nullable: true,
    description: 'A UUID that you choose, one for each command. Sending it again returns the first receipt.',
  })
  readonly commandId?: string;
  @Id({ description: 'The pair, as suspectedDuplicates names it.' }) readonly duplicateId!: string;
  @Flag() readonly isSame!: boolean;
}
