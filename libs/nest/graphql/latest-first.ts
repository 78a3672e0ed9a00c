import type { ObjectLiteral, SelectQueryBuilder } from 'typeorm';

/** The conditions of a list, by the arguments that set them. */
export type Conditions<Asked> = { readonly [Name in keyof Asked]?: string };

/** Adds the conditions of the arguments that are given. */
export const narrow = <Row extends ObjectLiteral, Asked extends object>(
  query: SelectQueryBuilder<Row>,
  conditions: Conditions<Asked>,
  asked: Asked,
): void => {
  for (const [name, value] of Object.entries(asked)) {
    const condition = conditions[name as keyof Asked];
    if (condition !== undefined && value !== undefined) query.andWhere(condition, { [name]: value });
  }
};

/**
 * The rows of a query by their day or instant and id, the latest first.
 * @param query of `one`
 * @returns edges, one more than `first` where there are more, and a count of all rows
 */
export const latestFirst = async <Row extends ObjectLiteral>(
  query: SelectQueryBuilder<Row>,
  {
    on,
    id,
    first,
    after,
  }: { readonly on: string; readonly id: string; readonly first: number; readonly after: string | undefined },
) => {
  const all = query.clone();
  if (after !== undefined) {
    const [afterOn, afterId] = after.split('/');
    query.andWhere(`(one.${on}, one.${id}) < (:afterOn, :afterId)`, { afterOn, afterId });
  }
  const found = await query
    .orderBy({ [`one.${on}`]: 'DESC', [`one.${id}`]: 'DESC' })
    .limit(first + 1)
    .getMany();
  return {
    edges: found.map((node) => ({ cursor: `${placeOf(node[on])}/${node[id]}`, node })),
    count: () => all.getCount(),
  };
};

/** The driver gives a day as a text, and an instant as an object. */
const placeOf = (on: unknown): string => (typeof on === 'object' ? (on as Date).toISOString() : String(on));
