import type { Values } from '../values.js';

/** The given fields, which the form does not show. */
export const knownFields = ({ replacement, ...others }: Values): ReadonlySet<string> =>
  new Set([
    ...Object.keys(others),
    ...Object.entries((replacement as { readonly [name: string]: Values } | undefined) ?? {}).flatMap(
      ([name, fields]) => [`replacement.${name}`, ...namesOf(fields).map((id) => `replacement.${name}.${id}`)],
    ),
  ]);

/** The ids by which other entries refer to this one; its own references may need correction. */
const namesOf = (fields: Values): string[] =>
  Object.keys(fields).filter((field) => field.endsWith('Id') && field !== 'goalId' && field !== 'operationId');
