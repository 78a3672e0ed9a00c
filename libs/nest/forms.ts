// The Khmer texts: for review by a native speaker.
import type { Type } from '@nestjs/common';
import { mapByName } from '#kernel/decider';
import { IrregularInput, saysOnlyItsDay, type OnlyDay } from './commands.js';
import { FIELD_LABELS } from './field.labels.js';
import { areRunningTexts, controlOf, maxLengthOf, mayLieAhead, type Control } from './graphql/declare.js';
import type { BilingualText } from './labels.js';

/** How a form asks for one field. */
export interface Question extends BilingualText {
  /** Also its description in the schema. */
  readonly help?: BilingualText;
  /** Behind one click, below the others. */
  readonly more?: true;
  /** Of a list: the command is refused without an entry in it. Any other list may be empty: that is an answer, too. */
  readonly atLeastOne?: true;
  /** The answer with which the form begins, which may be another one for people who read another language. */
  readonly usual?: string | readonly string[] | BilingualText;
}

/** A question in a part of a long form, whose title stands above it. */
interface QuestionInSection extends Question {
  readonly section: BilingualText;
}

interface QuestionAlone extends Question {
  readonly section?: never;
}

/** A field for which no form asks: the console or the service fills it in. */
export const UNASKED = 'unasked';

/** Fields that every form leaves to the console. */
type Own = 'by' | 'commandId' | 'expectedRevision' | 'irregular' | 'survivorId';

type Asking<Input, One> = { readonly [Field in Exclude<keyof Input & string, Own>]-?: One | typeof UNASKED };

/** One question for each field of an input, in the order of the work: all of them in sections, or none. */
export type Form<Input> = Asking<Input, QuestionAlone> | Asking<Input, QuestionInSection>;

type Questions = Readonly<Record<string, Question | typeof UNASKED>>;

/** These questions as a section of their form. */
export const section = <const Asked extends Questions>(title: BilingualText, asked: Asked): InSection<Asked> =>
  mapByName(asked, (question) =>
    question === UNASKED ? question : { ...question, section: title },
  ) as InSection<Asked>;

type InSection<Asked> = {
  readonly [Field in keyof Asked]: Asked[Field] extends Question ? Asked[Field] & QuestionInSection : typeof UNASKED;
};

/** A form for each input class of a file. One that is missing, or lacks a field, does not compile. */
type FormsOf<Inputs> = {
  readonly [Name in keyof Inputs as Inputs[Name] extends Type ? Name : never]: Inputs[Name] extends Type<infer Input>
    ? Form<Input>
    : never;
};

/** A question, with the field that it fills in and the control for it. */
export interface AskedField extends Question {
  readonly name: string;
  readonly section?: BilingualText;
  readonly control: Control;
  /** Of a text, or of each line: the most characters that the command takes. */
  readonly maxLength?: number;
  /** Of lines: each is running text, and keeps the signs that the command takes in it. */
  readonly running?: true;
  /** Of a day: it may lie ahead. */
  readonly ahead?: true;
}

/** A form for each of these mutations: one that is missing does not compile. `onlyDay()` brings its own. */
export type FormsFor<Mutations> = {
  readonly [
    Name in keyof Mutations as Mutations[Name] extends { readonly input: infer Input }
      ? Input extends OnlyDay
        ? never
        : Name
      : never
  ]: readonly AskedField[];
};

/** By the name of the command, or of a part such as `GoalInput`. */
export type Forms = Readonly<Record<string, readonly AskedField[]>>;

type MadeForms<Inputs> = { readonly [Name in keyof FormsOf<Inputs>]: readonly AskedField[] };

export const formsOf = <Inputs extends object>(inputs: Inputs, forms: FormsOf<Inputs>): MadeForms<Inputs> =>
  mapByName<Questions, readonly AskedField[]>(forms, (form, name) =>
    fieldsAskedIn((inputs as Readonly<Record<string, Type>>)[name]!, form),
  ) as MadeForms<Inputs>;

const fieldsAskedIn = (input: Type, form: Questions): AskedField[] =>
  Object.entries(form).flatMap(([name, question]) => {
    if (question === UNASKED) return [];
    const maxLength = maxLengthOf(input, name);
    return [
      {
        name,
        control: controlOf(input, name),
        ...(maxLength !== undefined && { maxLength }),
        ...(areRunningTexts(input, name) && { running: true }),
        ...(mayLieAhead(input, name) && { ahead: true }),
        ...question,
      },
    ];
  });

/** The forms of the commands that say nothing but their day. */
export const formsOfOnlyDay = (mutations: Readonly<Record<string, { readonly input: Type }>>): Forms =>
  Object.fromEntries(
    Object.entries(mutations).flatMap(([name, { input }]) =>
      saysOnlyItsDay(input) ? [[name, fieldsAskedIn(input, { on: FIELD_LABELS.on })]] : [],
    ),
  );

/** Shows a question only on request. */
export const underMore = <const One extends Question>(question: One) => ({ ...question, more: true }) as const;

/** What a supervisor says of an entry that breaks a rule. */
export const IRREGULAR_FORM = formsOf(
  { IrregularInput },
  {
    IrregularInput: {
      code: {
        ...FIELD_LABELS.code,
        help: { en: 'The code with which the rule refuses it.', km: 'លេខកូដដែលវិធានប្រើដើម្បីបដិសេធ។' },
      },
      explanation: {
        ...FIELD_LABELS.explanation,
        help: {
          en: 'How it happened. The entry is counted, shown to the auditor, and reviewed.',
          km: 'របៀបដែលវាបានកើតឡើង។ វាត្រូវបានរាប់ បង្ហាញដល់សវនករ និងពិនិត្យ។',
        },
      },
    },
  },
);
