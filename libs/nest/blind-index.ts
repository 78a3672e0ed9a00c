import type { Type } from '@nestjs/common';
import { byName, dayAt, mapByName, type EventMap } from '#kernel/decider';
import type { Fact, FactProjection, Meta } from '#kernel/projections';
import type { Token } from '#kernel/integrity';

/** A table in which sealed values are found by their tokens. */
export interface BlindIndex {
  readonly view: Type<Fact>;
  readonly with: (token: Token) => FactProjection;
}

type Tokens<Row> = Omit<Row, keyof Fact>;

/** Receives opened data from the process with the keys; only tokens of it go into the table. */
export const blindIndex = <Events extends EventMap, Row extends Fact>({
  view,
  on,
}: {
  readonly view: Type<Row>;
  readonly on: { readonly [Type in keyof Events]?: (data: Events[Type], token: Token) => readonly Tokens<Row>[] };
}): BlindIndex => ({
  view,
  with: (token) => ({
    kind: 'facts',
    view,
    on: mapByName(
      byName<[object, Token], readonly Tokens<Row>[]>(on),
      (tokensOf) =>
        (data: object, { recordedAt }: Meta) =>
          tokensOf(data, token).map((row) => ({ ...row, happenedOn: dayAt(recordedAt) })),
    ),
  }),
});
