import { isEnumType, isInputObjectType, isObjectType, type GraphQLNamedType, type GraphQLSchema } from 'graphql';
import { steps } from '#domain/aggregates';
import { formsOfAll, labelsOf } from '#i18n';
import { mutationNameOf } from '#nest';
import { CARE } from './care.words.js';
import { CASE } from './case.words.js';
import { ENUMS, TYPES } from './enums.words.js';
import { GENERAL } from './general.words.js';
import { JUSTICE } from './justice.words.js';
import { PERSON } from './person.words.js';
import { SYSTEM } from './system.words.js';
import type { Words } from './words.type.js';

/** A word has one meaning in the whole API, so its description is written once; `Type.field` where it has another. */
export const FIELD_TABLES = [GENERAL, PERSON, CASE, CARE, JUSTICE, SYSTEM];
const FIELD_WORDS: Words = Object.assign({}, ...FIELD_TABLES);
export const TYPE_WORDS = { ...ENUMS, ...TYPES };

const ENTRY = /^(\w+)EntryInput$/;
const INPUT = /^(\w+)Input$/;
const EDGE = /^(\w+)Edge$/;

const wordsOfType = ({ name }: GraphQLNamedType): string | undefined => {
  if (TYPE_WORDS[name]) return TYPE_WORDS[name];
  const entry = ENTRY.exec(name)?.[1];
  if (entry) return `What replaces an entry of \`${mutationNameOf(entry)}\`.`;
  const input = INPUT.exec(name)?.[1];
  if (input) return `What \`${mutationNameOf(input)}\` records.`;
  return EDGE.test(name) ? 'An item of a page, with its cursor.' : undefined;
};

const FORMS = formsOfAll(steps);

/** The label and the help: in a form the help stands below its label and does not repeat the subject. */
const toSentences = (label: string, help: string): string => {
  if (help.toLowerCase().startsWith(label.toLowerCase())) return help;
  return `${label}${/[.?!…]$/.test(label) ? '' : '.'} ${help}`;
};

/** What a form says about a field, also when the entry is replaced. */
const helpOf = (type: string, field: string): string | undefined => {
  const asked = [type, type.replace(INPUT, '$1'), type.replace(ENTRY, '$1')]
    .flatMap((input) => FORMS[input] ?? [])
    .find(({ name, help }) => name === field && help);
  return asked && toSentences(asked.en, asked.help!.en);
};

/** The forms of the steps by the type that shows their rows. */
const FORMS_OF_ROWS = new Map(
  steps.flatMap(({ forms, projections }) =>
    projections.map(({ view }) => [view.name.replace(/View$/, ''), Object.values(forms ?? {}).flat()] as const),
  ),
);

/** What the forms of its step say about a field of a row, where they agree. */
const helpAbout = (type: string, field: string): string | undefined => {
  const asked = FORMS_OF_ROWS.get(type)?.filter(({ name, help }) => name === field && help) ?? [];
  const helps = new Set(asked.map(({ en, help }) => toSentences(en, help!.en)));
  return helps.size === 1 ? [...helps][0] : undefined;
};

const wordsOf = (type: string, field: string): string | undefined => {
  const named = type.replace(ENTRY, '$1').replace(INPUT, '$1');
  if (named === 'Replacement') return `What replaces an entry of \`${field}\`.`;
  return FIELD_WORDS[`${named}.${field}`] ?? FIELD_WORDS[field];
};

const LABELS = labelsOf(steps).codes;

/** A refusal has a sentence of its own each time, so that its code has no label: `CONSENT_MISSING` → `Consent missing`. */
const wordsOfCode = (list: string, code: string): string =>
  LABELS[list]?.[code]?.en ?? code.charAt(0) + code.slice(1).toLowerCase().replaceAll('_', ' ');

/** Describes every type, field, argument and enum value whose own declaration has no description. */
export const describeSchema = (schema: GraphQLSchema): GraphQLSchema => {
  for (const type of Object.values(schema.getTypeMap())) {
    if (type.name.startsWith('__')) continue;
    type.description ??= wordsOfType(type);
    if (isEnumType(type)) {
      for (const value of type.getValues()) value.description ??= wordsOfCode(type.name, value.value as string);
    }
    if (isInputObjectType(type)) {
      for (const field of Object.values(type.getFields()))
        field.description ??= helpOf(type.name, field.name) ?? wordsOf(type.name, field.name);
    }
    if (!isObjectType(type)) continue;
    for (const field of Object.values(type.getFields())) {
      field.description ??= wordsOf(type.name, field.name) ?? helpAbout(type.name, field.name);
      for (const arg of field.args) arg.description ??= wordsOf(type.name, arg.name);
    }
  }
  return schema;
};
