import type { Type } from '@nestjs/common';
import { InputType } from '@nestjs/graphql';
import type { CorrectionCommands } from '#kernel/correction';
import {
  EntryCommand,
  Flag,
  Id,
  DateField,
  Nested,
  SUBJECTS,
  Text,
  codes,
  declareAsIn,
  mutationNameOf,
  type AnyCommand,
  type Category,
  type Step,
} from '#nest';
import { CORRECTION_KINDS } from './correction.codes.js';

export const CorrectionKinds = codes('CorrectionKind', CORRECTION_KINDS);

type Correct = CorrectionCommands['CorrectEntry'];

/** All fields except those that name the record and the command. */
const entryOf = (category: Category, name: string, input: Type): Type<object> => {
  @InputType(`${name}EntryInput`)
  class Entry {}
  declareAsIn(input.prototype as object, Entry.prototype, [SUBJECTS[category], 'commandId', 'expectedRevision']);
  return Entry;
};

const inputsOf = (steps: Readonly<Record<Category, readonly Step[]>>) =>
  (Object.keys(steps) as Category[]).flatMap((category) =>
    steps[category].flatMap(({ inputs }) =>
      Object.entries(inputs).map(([name, input]) => [name, entryOf(category, name, input)] as const),
    ),
  );

/** Built from the inputs of the other steps, so that a replacement is validated like the original entry. */
export const correctEntryOf = (steps: Readonly<Record<Category, readonly Step[]>>): Type<AnyCommand & Correct> => {
  @InputType({ isOneOf: true, description: 'The complete replacement, under the name of the mutation.' })
  class ReplacementInput {}
  for (const [name, part] of inputsOf(steps)) {
    Reflect.defineMetadata('design:type', Object, ReplacementInput.prototype, mutationNameOf(name));
    Nested(() => part, { nullable: true })(ReplacementInput.prototype, mutationNameOf(name));
  }

  class CorrectEntry extends EntryCommand implements Correct {
    @Id() readonly eventId!: string;
    @Text(2_000) readonly reason!: string;
    @Nested(() => ReplacementInput) readonly replacement!: Correct['replacement'];
  }
  return CorrectEntry;
};

export class StrikeOutEntry extends EntryCommand {
  @Id() readonly eventId!: string;
  @Text(2_000) readonly reason!: string;
}

export class DisputeEntry extends EntryCommand {
  @Id() readonly eventId!: string;
  @Text(2_000) readonly reason!: string;
}

export class ReviewEntry extends EntryCommand {
  @Id()
  readonly eventId!: string;
  @DateField() readonly on!: string;
  @Flag() readonly upheld!: boolean;
  @Text(2_000, { nullable: true }) readonly note?: string;
}
