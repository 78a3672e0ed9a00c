import { createHash } from 'node:crypto';
import type { Type } from '@nestjs/common';
import { getMetadataArgsStorage, type ColumnOptions } from 'typeorm';

/** The class of a view. Its edition is raised when its projection fills the same columns differently. */
interface WithEdition {
  readonly edition?: number;
}

/**
 * The hash of what the tables of a set look like: names, columns and editions. Sets with the same hash may be read by the
 * same program. Indexes are not part of it, because they are made in place.
 */
export const schemaHash = (entities: readonly Type[]): string => {
  const tables = entities.map(tableOf).toSorted(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(tables)).digest('hex').slice(0, 8);
};

const tableOf = (entity: Type): readonly [name: string, edition: number, columns: readonly object[]] => {
  const { tables, columns } = getMetadataArgsStorage();
  const classes = lineage(entity);
  const name = tables.find(({ target }) => target === entity)!.name!;
  const own = new Map<string, ColumnOptions>();
  for (const { target, propertyName, options } of columns.filter((one) => classes.includes(one.target)))
    if (target === entity || !own.has(propertyName)) own.set(propertyName, options);
  const shapes = [...own].toSorted(([one], [other]) => (one < other ? -1 : 1)).map(shapeOf);
  return [name, (entity as WithEdition).edition ?? 1, shapes];
};

const lineage = (entity: unknown): readonly unknown[] =>
  typeof entity === 'function' && entity !== Function.prototype
    ? [entity, ...lineage(Object.getPrototypeOf(entity))]
    : [];

const shapeOf = ([property, options]: readonly [string, ColumnOptions]): object => {
  const { name = property, type, primary = false, nullable = false, array = false, length, precision, scale } = options;
  const given: unknown = options.default;
  const preset: unknown = typeof given === 'function' ? given() : given;
  const kind = typeof type === 'function' ? (type as { readonly name: string }).name : type;
  return { name, kind, primary, nullable, array, length, precision, scale, preset };
};
