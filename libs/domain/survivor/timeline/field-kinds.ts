import type { Type } from '@nestjs/common';
import { codesOf, declaredFieldsOf, enumNameIn, type Control, type DeclaredField, type Step } from '#nest';
import type { ValueKind } from './timeline.codes.js';

/** How a value of an entry is to be read; a code with the name of its enum. */
interface FieldKind {
  readonly kind: ValueKind;
  readonly list?: string;
}

/** @param path the field, with those that it lies in: `goals.domain` */
type FieldKinds = (type: string, command: string, path: string, value: unknown) => FieldKind;

/** By path. */
type Fields = ReadonlyMap<string, FieldKind>;

/** A group of fields has no kind of its own. */
const KINDS: Readonly<Record<Control, ValueKind | undefined>> = {
  line: 'Text',
  lines: 'Text',
  text: 'Text',
  number: 'Number',
  day: 'Day',
  instant: 'Instant',
  month: 'Text',
  yesNo: 'YesNo',
  code: 'Code',
  codes: 'Code',
  entry: 'Record',
  entries: 'Record',
  file: 'Record',
  country: 'Country',
  countries: 'Country',
  province: 'Province',
  language: 'Language',
  languages: 'Language',
  office: 'Office',
  worker: 'Text',
  organisation: 'Record',
  organisationName: 'Text',
  organisationNames: 'Text',
  attendees: 'Text',
  survivor: 'Record',
  districts: 'District',
  district: 'District',
  money: 'Number',
  currency: 'Currency',
  part: undefined,
  parts: undefined,
};

/** The enums of fields that no command has: the service derives them. */
const DERIVED: Readonly<Record<string, string>> = {
  'AftercareEntered.basis': 'EntryBasis',
  'AftercareEntered.intake': 'Intake',
  'DocumentAttached.stored.mediaType': 'MediaType',
  'DocumentAttached.stored.personalClass': 'PersonalClass',
  'PersonalDataErased.classes': 'PersonalClass',
};

const FORMS: Readonly<Partial<Record<ValueKind, RegExp>>> = {
  Country: /^[A-Z]{2}$/,
  Currency: /^[A-Z]{3}$/,
  Day: /^\d{4}-\d\d-\d\d$/,
  Instant: /^\d{4}-\d\d-\d\dT/,
  Language: /^[a-z]{3}$/,
  District: /^\d{4}$|^[A-Z]{2}-/,
  Province: /^\d\d$|^[A-Z]{2}-/,
  Record: /^[\da-f]{8}(-[\da-f]{4}){3}-/,
};

const byShape = (value: unknown): FieldKind => {
  if (typeof value === 'boolean') return { kind: 'YesNo' };
  if (typeof value === 'number') return { kind: 'Number' };
  const kinds = ['Day', 'Instant', 'Record'] as const;
  return { kind: kinds.find((kind) => FORMS[kind]!.test(String(value))) ?? 'Text' };
};

/** A policy or a former command may have recorded a field of the same name otherwise. */
const fits = ({ kind, list }: FieldKind, value: unknown): boolean => {
  if (kind === 'YesNo') return typeof value === 'boolean';
  if (kind === 'Number') return typeof value === 'number';
  if (typeof value !== 'string') return false;
  return kind === 'Code' ? (codesOf(list ?? '')?.includes(value) ?? false) : (FORMS[kind]?.test(value) ?? true);
};

const typeOf = ({ type }: DeclaredField): unknown => [type()].flat()[0];

const fieldsOf = (input: Type, within = ''): readonly (readonly [path: string, FieldKind])[] =>
  [...declaredFieldsOf(input)].flatMap(([name, field]) => {
    const kind = KINDS[field.control];
    if (!kind) return fieldsOf(typeOf(field) as Type, `${within}${name}.`);
    const list = enumNameIn(typeOf(field));
    return [[`${within}${name}`, { kind, ...(list !== undefined && { list }) }] as const];
  });

/**
 * Entries are read by the inputs that recorded them: first that of their own command, then the others of their step. A
 * code may also come from any other step.
 */
export const fieldKindsOf = (steps: readonly Step[]): FieldKinds => {
  const inputsOf = ({ inputs }: Step) =>
    Object.entries(inputs).map(([name, input]) => [name, new Map(fieldsOf(input))] as const);
  const tables = steps.map((step) => ({ types: Object.keys(step.classes), inputs: inputsOf(step) }));
  const byCommand = new Map<string, Fields>(tables.flatMap(({ inputs }) => inputs));
  const byType = new Map(
    tables.flatMap(({ types, inputs }) => types.map((type) => [type, inputs.map(([, of]) => of)])),
  );

  const candidates = function* (type: string, command: string, path: string): Generator<FieldKind | undefined> {
    const derived = DERIVED[`${type}.${path}`];
    if (derived !== undefined) yield { kind: 'Code', list: derived };
    yield byCommand.get(command)?.get(path);
    // a text fits everything, so codes come first
    const others = (byType.get(type) ?? []).flatMap((fields) => fields.get(path) ?? []);
    yield* others.toSorted((one, other) => Number(other.kind === 'Code') - Number(one.kind === 'Code'));
    for (const fields of byCommand.values()) if (fields.get(path)?.kind === 'Code') yield fields.get(path);
  };

  return (type, command, path, value) => {
    for (const kind of candidates(type, command, path)) if (kind && fits(kind, value)) return kind;
    return byShape(value);
  };
};
