import { ArgsType, Field, ObjectType } from '@nestjs/graphql';
import type { RefusalCode } from '#kernel/decider';
import { Code, DateField, Id, Line, Purposes, RefusalCodes, codes, type Purpose } from '#nest';
import { CHOICES_WITHHELD, type ChoicesWithheld } from './available-actions.codes.js';

export const ChoicesWithheldCodes = codes('ChoicesWithheld', CHOICES_WITHHELD);

@ArgsType()
export class AvailableActionsArgs {
  @Id() readonly survivorId!: string;

  @DateField({
    nullable: true,
    description: 'The day of the entry, for which choices are judged; today when left out or when it lies ahead.',
  })
  readonly on?: string;

  @Code(Purposes, {
    nullable: true,
    description: 'For which the record is read, when refused choices are asked for; without it there are none.',
  })
  readonly purpose?: Purpose;

  @Line(100, { nullable: true, description: 'Only this mutation; all of them when left out.' })
  readonly mutation?: string;
}

@ObjectType({ description: 'The refusal that a mutation would get now, whatever its input.' })
export class ActionRefusal {
  @Field(() => RefusalCodes, { description: 'The code of the rule.' }) code!: RefusalCode;

  @Field(() => String, { description: 'Why it is refused and what to do, in the language of the request.' })
  sentence!: string;

  @Field(() => String, { nullable: true, description: 'The mutation that must come first, when one is missing.' })
  first?: string;
}

@ObjectType({ description: 'The answers to another field of the input on which a refusal depends.' })
export class GivenAnswers {
  @Field(() => String, { description: 'The other field.' }) field!: string;

  @Field(() => [String], {
    description:
      'Names of codes in its enum, ids or names, or true and false: with each of them the choice is refused.',
  })
  answers!: readonly string[];

  @Field(() => Boolean, { description: 'Whether it is refused with any text in that field.' })
  anyText!: boolean;

  @Field(() => Boolean, { description: 'Whether it is refused, too, while that field has no answer.' })
  unanswered!: boolean;
}

@ObjectType({
  description: 'What a field of the input cannot say now, whatever the other fields say or with some answers to one.',
})
export class RefusedChoice {
  @Field(() => String, { description: 'The field of the input.' }) field!: string;

  @Field(() => String, {
    description: 'The name of the code in the enum of the field, or the id or name of what it refers to.',
  })
  value!: string;

  @Field(() => GivenAnswers, {
    nullable: true,
    description: 'Left out where it is refused whatever the other fields say.',
  })
  given?: GivenAnswers;

  @Field(() => ActionRefusal, { description: 'The refusal that the mutation would get with it.' })
  refusal!: ActionRefusal;
}

@ObjectType({ description: 'A mutation about a survivor that your role may use, and whether it is possible now.' })
export class AvailableAction {
  @Field(() => String, { description: 'The name of the mutation.' }) mutation!: string;

  /** Called only where somebody asks for them. */
  readonly judgeChoices!: () => Promise<JudgedChoices>;
  /** Undefined where it is possible, or where the reader may not know that it is not. */
  readonly judgeRefusal!: () => Promise<ActionRefusal | undefined>;
}

/** What is refused, or why that is not said. */
export interface JudgedChoices {
  readonly refused: readonly RefusedChoice[];
  readonly withheld?: ChoicesWithheld;
}
