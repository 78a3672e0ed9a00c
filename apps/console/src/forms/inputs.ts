import type { Language } from '../language/language.js';
import { loadForms, type Forms, type Kind, type Question } from './questions.js';

/** A field as the schema declares it. */
export interface SchemaField {
  readonly name: string;
  /** The type in the schema, such as `[GoalInput!]!`. */
  readonly type: string;
}

/** A field with the question that its form asks, if it asks any. */
export interface InputField extends SchemaField {
  readonly kind: Kind;
  readonly question?: Question;
}

/** The inputs of every mutation, generated from schema.graphql by generate.mjs. */
export interface SchemaInputs {
  readonly mutations: Readonly<Record<string, { readonly input: string }>>;
  readonly inputs: Readonly<Record<string, readonly SchemaField[]>>;
  readonly enums: Readonly<Record<string, readonly string[]>>;
  /** Inputs of which exactly one field is given. */
  readonly oneOf: readonly string[];
}

export interface Inputs extends SchemaInputs {
  /** In the order of the form. */
  readonly inputs: Readonly<Record<string, readonly InputField[]>>;
  readonly forms: Forms;
}

export interface Shape {
  readonly name: string;
  readonly list: boolean;
  readonly required: boolean;
}

export const shapeOf = (type: string): Shape => ({
  name: type.replaceAll(/[[\]!]/g, ''),
  list: type.startsWith('['),
  required: type.endsWith('!'),
});

/** What replaces an entry is asked as the entry was. */
const formOf = (input: string, forms: Forms): readonly Question[] =>
  forms[input] ?? forms[input.replace(/Entry$/, '')] ?? [];

const kindOf = ({ type }: SchemaField, question: Question | undefined, { inputs, oneOf }: SchemaInputs): Kind => {
  const { name, list } = shapeOf(type);
  if (oneOf.includes(name)) return 'oneOf';
  if (question) return question.control;
  if (inputs[name]) return list ? 'parts' : 'part';
  return 'ours';
};

/** Joins what the schema declares with what the forms ask. */
export const inputsWith = (declared: SchemaInputs, forms: Forms): Inputs => {
  const fieldsOf = (input: string, fields: readonly SchemaField[]): InputField[] => {
    const questions = formOf(input, forms);
    const place = new Map(questions.map(({ name }, at) => [name, at]));
    return fields
      .map((field): InputField => {
        const question = questions[place.get(field.name) ?? -1];
        return { ...field, kind: kindOf(field, question, declared), ...(question && { question }) };
      })
      .toSorted((one, other) => (place.get(one.name) ?? -1) - (place.get(other.name) ?? -1));
  };
  const inputs = Object.entries(declared.inputs).map(([name, fields]) => [name, fieldsOf(name, fields)] as const);
  return { ...declared, inputs: Object.fromEntries(inputs), forms };
};

/** Whether people record it by a form; the others are for operators. */
export const hasForm = (mutation: string, { mutations, forms }: Inputs): boolean =>
  forms[mutations[mutation]?.input ?? ''] !== undefined;

/** Loaded on demand, because only forms need them. */
export const loadInputs = async (language: Language): Promise<Inputs> => {
  const [{ default: declared }, { forms }] = await Promise.all([
    import('../../generated/inputs.json'),
    loadForms(language),
  ]);
  return inputsWith(declared as unknown as SchemaInputs, forms);
};

export interface Section {
  /** None in a short form. */
  readonly title: string | undefined;
  readonly first: readonly InputField[];
  /** On request. */
  readonly more: readonly InputField[];
}

/** The fields for which a form asks, in its sections. */
export const sectionsOf = (input: string, { inputs }: Inputs): readonly Section[] => {
  const asked = (inputs[input] ?? []).filter(({ question }) => question);
  const titles = [...new Set(asked.map(({ question }) => question?.section))];
  return titles.map((title) => {
    const own = asked.filter(({ question }) => question?.section === title);
    return {
      title,
      first: own.filter(({ question }) => !question?.more),
      more: own.filter(({ question }) => question?.more),
    };
  });
};
