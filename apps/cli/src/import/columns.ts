import {
  getNamedType,
  getNullableType,
  isInputObjectType,
  isListType,
  isNonNullType,
  type GraphQLInputField,
  type GraphQLInputObjectType,
  type GraphQLNamedInputType,
} from 'graphql';
import { inputTypeOf } from '../client/schema.js';
import { IMPORT_SECTIONS } from './parts.js';

/** A field of a command, as a column: `referral.contact.channel`. */
export interface ImportColumn {
  readonly name: string;
  readonly type: GraphQLNamedInputType;
  readonly list: boolean;
  /** Required if any column with the same prefix is filled. */
  readonly required: boolean;
  readonly description: string;
}

/** Fields without a column: ids derive from the reference, and only people record exceptions to rules. */
const NO_COLUMNS: ReadonlySet<string> = new Set([
  'survivorId',
  'commandId',
  'expectedRevision',
  'irregular',
  'consentId',
  'interviewId',
  'episodeId',
]);

/** Loaded on first use, because most commands do not need it. */
const memoize = <T>(make: () => T): (() => T) => {
  let made: { readonly it: T } | undefined;
  return () => (made ??= { it: make() }).it;
};

export const fieldsOf = (type: GraphQLInputObjectType): GraphQLInputField[] =>
  Object.values(type.getFields()).filter(({ name }) => !NO_COLUMNS.has(name));

export const isList = ({ type }: GraphQLInputField): boolean => isListType(getNullableType(type));
export const isRequired = ({ type }: GraphQLInputField): boolean => isNonNullType(type);

/** The columns are the fields of the commands in the API: first the day, then the required ones. */
export const columns = memoize((): readonly ImportColumn[] =>
  IMPORT_SECTIONS.flatMap((part) =>
    columnsIn(inputTypeOf(part.command), part.name).toSorted((one, other) => rankOf(one) - rankOf(other)),
  ),
);

const rankOf = ({ name, required }: ImportColumn): number => (/^\w+\.on$/.test(name) ? 0 : required ? 1 : 2);

const columnsIn = (type: GraphQLInputObjectType, under: string): ImportColumn[] =>
  fieldsOf(type).flatMap((field) => {
    const named = getNamedType(field.type);
    const name = `${under}.${field.name}`;
    if (isInputObjectType(named)) return columnsIn(named, name);
    return [
      { name, type: named, list: isList(field), required: isRequired(field), description: field.description ?? '' },
    ];
  });
