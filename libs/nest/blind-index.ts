import type { Type } from '@nestjs/common';
import { byName, dayAt, mapByName, type EventMap } from '#kernel/decider';
import type { Amendment, Amends, Fact, FactProjection, Meta, ProjectionReading } from '#kernel/projections';
import type { Token } from '#kernel/integrity';

/** A table in which sealed values are found by their tokens. */
export interface BlindIndex {
  readonly view: Type<Fact>;
  readonly with: (token: Token) => FactProjection;
  /** What later entries change in those that it observes, beside what they change for views. */
  readonly amends?: Amends;
}

type Tokens<Row> = Omit<Row, keyof Fact>;

/**
 * Receives opened data from the process with the keys; only tokens of it go into the table, and of what is known now: a
 * former name is found by nobody.
 */
export const blindIndex = <Events extends EventMap, Row extends Fact>({
  view,
  on,
  amends,
}: {
  readonly view: Type<Row>;
  readonly amends?: Amends;
  readonly on: { readonly [Type in keyof Events]?: (data: Events[Type], token: Token) => readonly Tokens<Row>[] };
}): BlindIndex => ({
  view,
  ...(amends && { amends }),
  with: (token) => ({
    kind: 'facts',
    view,
    standingOnly: true,
    on: mapByName(
      byName<[object, Token], readonly Tokens<Row>[]>(on),
      (tokensOf) =>
        (data: object, { recordedAt }: Meta) =>
          tokensOf(data, token).map((row) => ({ ...row, happenedOn: dayAt(recordedAt) })),
    ),
  }),
});

type Amending = (data: never, before: never) => readonly Amendment[];

/** How events become rows of blind indexes: an entry may change for an index what it leaves to the views. */
export const readingOfIndexes = <Reading extends Pick<ProjectionReading, 'amends'>>(
  reading: Reading,
  indexes: readonly Pick<BlindIndex, 'amends'>[],
): Reading => {
  const all: readonly Readonly<Record<string, Amending>>[] = [
    reading.amends,
    ...indexes.map(({ amends = {} }) => amends),
  ];
  const types = new Set(all.flatMap((amends) => Object.keys(amends)));
  const amends = Array.from(types, (type) => {
    const each = all.flatMap((one) => one[type] ?? []);
    return [type, (data: never, before: never) => each.flatMap((one) => one(data, before))] as const;
  });
  return { ...reading, amends: Object.fromEntries(amends) };
};
