import type { Type } from '@nestjs/common';
import { Command } from '@nestjs/cqrs';
import { InputType } from '@nestjs/graphql';
import type { Actor } from '#kernel/decider';
import type { Options } from './graphql/declare.js';
import { Code, DateField, Id, Nested, Text, IntField } from './graphql/fields.js';
import type { Receipt } from './graphql/receipt.js';
import { RefusalCodes } from './graphql/refusal-codes.js';
import type { DescribedCode } from './refusal.codes.js';

/** Every command has an id, so that it may be sent twice and counts once. */
export const COMMAND_ID: Options = {
  nullable: true,
  description: 'A UUID that you choose, one for each command. Sending it again returns the first receipt.',
};

@InputType({ isAbstract: true })
export abstract class AnyCommand extends Command<Receipt> {
  @Id(COMMAND_ID) readonly commandId?: string;

  @IntField(1_000_000, {
    nullable: true,
    description:
      'The revision that you have seen. The command is refused with REVISION_CONFLICT if more was recorded since.',
  })
  readonly expectedRevision?: number;

  /** Never an input: the caller comes from the token. */
  by!: Actor;
}

@InputType({ description: 'Marks an entry that breaks a rule and is recorded nevertheless.' })
export class IrregularInput {
  @Code(RefusalCodes) readonly code!: DescribedCode;
  @Text(2_000) readonly explanation!: string;
}

@InputType({ isAbstract: true })
export abstract class SurvivorCommand extends AnyCommand {
  @Id() readonly survivorId!: string;

  @Nested(() => IrregularInput, { nullable: true, description: 'For supervisors.' })
  readonly irregular?: IrregularInput;
}

export interface OnlyDay extends Type<SurvivorCommand & { readonly on: string }> {
  readonly saysOnlyItsDay: true;
}

/** The input of a command about a survivor that says nothing but its day. It brings its form. */
export const onlyDay = (): OnlyDay => {
  class Input extends SurvivorCommand {
    static readonly saysOnlyItsDay = true;

    @DateField() readonly on!: string;
  }
  return Input;
};

/** @throws where a class extends such an input: it may have more fields, for which no form would be asked */
export const saysOnlyItsDay = (input: Type): input is OnlyDay => {
  if (!('saysOnlyItsDay' in input)) return false;
  if (Object.hasOwn(input, 'saysOnlyItsDay')) return true;
  throw new Error(`${input.name} extends onlyDay(), whose form asks for nothing but a day: extend SurvivorCommand.`);
};

@InputType({ isAbstract: true })
export abstract class EntryCommand extends AnyCommand {
  @Id({
    nullable: true,
    description: 'The survivor whose record contains the entry; otherwise name a court case or an operation.',
  })
  readonly survivorId?: string;

  @Id({ nullable: true }) readonly prosecutionId?: string;
  @Id({ nullable: true }) readonly operationId?: string;

  @Nested(() => IrregularInput, { nullable: true, description: 'For supervisors.' })
  readonly irregular?: IrregularInput;
}

@InputType({ isAbstract: true })
export abstract class ProsecutionCommand extends AnyCommand {
  @Id() readonly prosecutionId!: string;
}
