import {
  GraphQLBoolean,
  GraphQLInt,
  getNamedType,
  isInputObjectType,
  type GraphQLInputObjectType,
  type GraphQLNamedInputType,
} from 'graphql';
import { v5 } from 'uuid';
import { inputTypeOf } from '../client/schema.js';
import { fieldsOf, isList, isRequired } from './columns.js';
import { IMPORT_SECTIONS, REFERENCE, type ImportSection } from './parts.js';
import type { TableRow } from './table.js';

/** Namespace of the ids of imported people: never changes, so that importing a file again repeats the same commands. */
const PEOPLE = '0d8f7a52-6c1b-5b7e-9a3f-52f1c7d4e8b6';

export interface PersonRow {
  readonly part: ImportSection;
  readonly input: Readonly<Record<string, unknown>> & { readonly survivorId: string; readonly commandId: string };
}

export interface PersonToImport {
  readonly line: number;
  readonly reference: string;
  readonly survivorId: string;
  /** The commands to record, in order. */
  readonly rows: readonly PersonRow[];
}

/** A row as commands. The survivor's id derives from the reference, and a command's id from both its name and that id. */
export const personIn = ({ line, cells }: TableRow): PersonToImport => {
  const reference = cells.get(REFERENCE)!;
  const survivorId = v5(reference, PEOPLE);
  const rows = IMPORT_SECTIONS.flatMap((part): PersonRow[] => {
    if (part.name !== 'referral' && !isFilled(cells, part.name)) return [];
    const fields = objectIn(cells, inputTypeOf(part.command), part.name);
    return [{ part, input: { survivorId, commandId: v5(part.command, survivorId), ...fields } }];
  });
  return { line, reference, survivorId, rows };
};

type Cells = TableRow['cells'];

const isFilled = (cells: Cells, under: string): boolean =>
  [...cells].some(([name, text]) => text !== '' && name.startsWith(`${under}.`));

const objectIn = (cells: Cells, type: GraphQLInputObjectType, under: string): Record<string, unknown> =>
  Object.fromEntries(
    fieldsOf(type).flatMap((field) => {
      const name = `${under}.${field.name}`;
      const named = getNamedType(field.type);
      const value = isInputObjectType(named)
        ? partIn(cells, named, name, isList(field), isRequired(field))
        : valueIn(cells.get(name) ?? '', named, isList(field), isRequired(field));
      return value === undefined ? [] : [[field.name, value]];
    }),
  );

/** A row has room for one item of each list, such as one episode of exploitation. */
const partIn = (
  cells: Cells,
  type: GraphQLInputObjectType,
  name: string,
  list: boolean,
  required: boolean,
): unknown => {
  if (!isFilled(cells, name) && (list || !required)) return list && required ? [] : undefined;
  const one = objectIn(cells, type, name);
  return list ? [one] : one;
};

/** An empty cell means no value, or an empty list if the list is required. */
const valueIn = (text: string, type: GraphQLNamedInputType, list: boolean, required: boolean): unknown => {
  if (text === '') return list && required ? [] : undefined;
  return list ? text.split(';').map((one) => wordIn(one.trim(), type)) : wordIn(text, type);
};

/** An invalid value stays a text, which the API then refuses. */
const wordIn = (text: string, type: GraphQLNamedInputType): unknown => {
  if (type === GraphQLBoolean) return text === 'true' ? true : text === 'false' ? false : text;
  if (type === GraphQLInt) return /^(0|[1-9]\d*)$/.test(text) ? Number(text) : text;
  return text;
};
