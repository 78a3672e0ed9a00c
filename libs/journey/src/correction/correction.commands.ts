import type { Type } from '@nestjs/common';
import { InputType, OmitType } from '@nestjs/graphql';
import type { JsonObject } from '#decider';
import { Flag, Id, OnDay, Part, SurvivorCommand, Text, codes, mutationNameOf } from '#step';
import { CORRECTION_KINDS } from './correction.codes.js';

export const CorrectionKinds = codes('CorrectionKind', CORRECTION_KINDS);

/** One field for each mutation: what it should have been told. */
type Replacement = Readonly<Record<string, JsonObject | undefined>>;

const entryOf = (name: string, input: Type<SurvivorCommand>): Type<object> => {
  @InputType(`${name}Entry`)
  class Entry extends OmitType(input, ['survivorId', 'commandId', 'expectedRevision']) {}
  return Entry;
};

/** Made from the inputs of the other steps, so that a replacement is checked as the entry itself was. */
export const correctEntryOf = (inputs: Readonly<Record<string, Type>>): Type<SurvivorCommand & Correct> => {
  @InputType('Replacement', { isOneOf: true, description: 'All that should stand, under the name of the mutation.' })
  class ReplacementInput {}
  for (const [name, input] of Object.entries(inputs)) {
    const part = entryOf(name, input as Type<SurvivorCommand>);
    Reflect.defineMetadata('design:type', Object, ReplacementInput.prototype, mutationNameOf(name));
    Part(() => part, { nullable: true })(ReplacementInput.prototype, mutationNameOf(name));
  }

  @InputType()
  class CorrectEntry extends SurvivorCommand implements Correct {
    @Id({ description: 'The eventId of the entry, as `history` and receipts give it.' }) readonly eventId!: string;
    @Text(2_000) readonly reason!: string;
    @Part(() => ReplacementInput) readonly replacement!: Replacement;
  }
  return CorrectEntry;
};

interface Correct {
  readonly eventId: string;
  readonly reason: string;
  readonly replacement: Replacement;
}

@InputType()
export class StrikeOutEntry extends SurvivorCommand {
  @Id() readonly eventId!: string;
  @Text(2_000) readonly reason!: string;
}

@InputType()
export class ReviewEntry extends SurvivorCommand {
  @Id({ description: 'A correction, or an entry that was recorded against a rule.' }) readonly eventId!: string;
  @OnDay() readonly on!: string;
  @Flag({ description: 'Whether it was right to record it so.' }) readonly upheld!: boolean;
  @Text(2_000, { nullable: true }) readonly note?: string;
}
