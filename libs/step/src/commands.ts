import { Command } from '@nestjs/cqrs';
import { InputType } from '@nestjs/graphql';
import type { Actor } from '#decider';
import { Id, Part, Pattern, Text, Whole } from './fields.js';
import type { Receipt } from './receipt.js';

/** The streams there are, and the field that names one. */
export const SUBJECTS = { survivor: 'survivorId', prosecution: 'prosecutionId', operation: 'operationId' } as const;
export type Category = keyof typeof SUBJECTS;

/** The streams that take commands: besides, those that say which entries of another stream are set aside. */
export type CommandedCategory = Category | 'setaside';

/**
 * With which the name of every stream begins that views and policies read: what is told, who looked at it, and what was set
 * aside.
 */
export const PREFIXES: readonly string[] = [...Object.keys(SUBJECTS), 'access', 'setaside'].map(
  (category) => `${category}-`,
);

/**
 * Of every stream of ours: also of what stands about the log itself. Heads of the log count the events of all of these, so
 * what is added later must begin as no stream did before.
 */
export const LOG_PREFIXES: readonly string[] = [...PREFIXES, 'homeward-'];

/** Of a command that may be about any of them: the one that it names. */
export const NAMED = 'named';

/** Every command names itself, so that it may be sent twice and count once. */
@InputType({ isAbstract: true })
export abstract class AnyCommand extends Command<Receipt> {
  @Id({
    nullable: true,
    description: 'A UUID of yours, one for each intention: the same again gets the first receipt.',
  })
  readonly commandId?: string;

  @Whole(1_000_000, {
    nullable: true,
    description: 'What you were looking at. Refused with REVISION_CONFLICT when somebody has recorded more since.',
  })
  readonly expectedRevision?: number;

  /** Never an input: who asks is what the token says. */
  by!: Actor;
}

@InputType('Irregular', { description: 'That something happened against a rule, and is recorded all the same.' })
export class IrregularInput {
  @Pattern(/^[A-Z][A-Z_]{2,60}$/, 'must be the code of a refusal such as CONSENT_MISSING', {
    description: 'The code with which the rule refuses it.',
  })
  readonly code!: string;

  @Text(2_000, { description: 'How it came about. It is counted, shown to the auditor, and reviewed.' })
  readonly explanation!: string;
}

@InputType({ isAbstract: true })
export abstract class SurvivorCommand extends AnyCommand {
  @Id() readonly survivorId!: string;

  @Part(() => IrregularInput, { nullable: true, description: 'For supervisors.' })
  readonly irregular?: IrregularInput;
}

@InputType({ isAbstract: true })
export abstract class EntryCommand extends AnyCommand {
  @Id({ nullable: true, description: 'Whose record it is in: hers, or else that of a court case or an operation.' })
  readonly survivorId?: string;

  @Id({ nullable: true }) readonly prosecutionId?: string;
  @Id({ nullable: true }) readonly operationId?: string;

  @Part(() => IrregularInput, { nullable: true, description: 'For supervisors.' })
  readonly irregular?: IrregularInput;
}

@InputType({ isAbstract: true })
export abstract class ProsecutionCommand extends AnyCommand {
  @Id() readonly prosecutionId!: string;
}
