import { InputType } from '@nestjs/graphql';
import { ProsecutionOutcomes, type ProsecutionOutcome } from '#domain/survivor';
import { COMMAND_ID, Code, Flag, Id, Office, OtherSurvivorId, Text, codes } from '#nest';
import { REQUEST_KINDS, REQUEST_STATES, type RequestKind } from './requests.codes.js';

export const RequestKinds = codes('OfficeRequestKind', REQUEST_KINDS);
export const RequestStates = codes('OfficeRequestState', REQUEST_STATES);

@InputType('AskOfficeInput')
export class AskOffice {
  @Id(COMMAND_ID) readonly commandId?: string;
  @Code(RequestKinds) readonly kind!: RequestKind;
  @OtherSurvivorId({ nullable: true }) readonly otherSurvivorId?: string;
  @Id({ nullable: true, description: 'For JOIN_PROSECUTION and END_PROSECUTION.' }) readonly prosecutionId?: string;
  @Code(ProsecutionOutcomes, { nullable: true, description: 'For END_PROSECUTION: how it ends.' })
  readonly outcome?: ProsecutionOutcome;
  @Id({ nullable: true, description: 'For AMEND_OPERATION.' }) readonly operationId?: string;
  @Id({ nullable: true, description: 'For AMEND_OPERATION: the entry.' }) readonly eventId?: string;
  @Office({
    nullable: true,
    description: 'For FILE_REFERRAL: the office to ask. The other kinds find it by themselves.',
  })
  readonly office?: string;
  @Text(2_000) readonly reason!: string;
}

@InputType('AnswerOfficeInput')
export class AnswerOffice {
  @Id(COMMAND_ID) readonly commandId?: string;
  @Id() readonly requestId!: string;
  @Flag() readonly granted!: boolean;
  @Text(2_000, { nullable: true }) readonly reason?: string;
}

@InputType('WithdrawOfficeRequestInput')
export class WithdrawOfficeRequest {
  @Id(COMMAND_ID) readonly commandId?: string;
  @Id() readonly requestId!: string;
}
