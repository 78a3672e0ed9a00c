import { InputType } from '@nestjs/graphql';
import { Id, Pattern, Text } from '#nest';

const COMMAND_ID = 'A UUID that you choose for each intention: sending it again returns the first receipt.';
const STREAM = /^(survivor|prosecution|operation|directory|access)-[\w-]{1,100}$/;
const NOT_A_STREAM = 'must be the stream of a record, as flawedRecords and history name it';

@InputType('RequestSetAsideInput')
export class RequestSetAside {
  @Id({ nullable: true, description: COMMAND_ID }) readonly commandId?: string;
  @Pattern(STREAM, NOT_A_STREAM, { description: 'The record with the entry, as flawedRecords names it.' })
  readonly stream!: string;
  @Id({ description: 'The id of the unreliable entry.' }) readonly eventId!: string;
  @Text(2_000, { description: 'Why it may be skipped, and what is known of its origin.' })
  readonly reason!: string;
}

@InputType('ApproveSetAsideInput')
export class ApproveSetAside {
  @Id({ nullable: true, description: COMMAND_ID }) readonly commandId?: string;
  @Pattern(STREAM, NOT_A_STREAM) readonly stream!: string;
  @Id() readonly requestId!: string;
}

@InputType('DeclineSetAsideInput')
export class DeclineSetAside {
  @Id({ nullable: true, description: COMMAND_ID }) readonly commandId?: string;
  @Pattern(STREAM, NOT_A_STREAM) readonly stream!: string;
  @Id() readonly requestId!: string;
  @Text(2_000, { nullable: true, description: 'Why the entry is not set aside.' }) readonly reason?: string;
}
