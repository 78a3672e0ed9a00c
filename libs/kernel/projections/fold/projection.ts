import type { Type } from '@nestjs/common';
import { byName, type EventMap, type OpenPart } from '#kernel/decider';
import type { Fact } from './fact.js';
import type { Meta, ProjectableEvent } from './projectable-event.js';
import type { View } from './view.js';

type Key<Row> = { readonly [Column in keyof Row]?: Row[Column] };

/** A table of rows, each the fold of its events: an event returns what changes in its row; null removes it. */
export interface RowProjection {
  readonly kind: 'rows';
  readonly view: Type<View>;
  readonly of?: string;
  readonly key: (seen: ProjectableEvent) => Readonly<Record<string, unknown>>;
  readonly on: Readonly<Record<string, (data: object, row: object, meta: Meta) => object | null>>;
  /** Amending events that it observes itself: for these, the amended entry stays as it was recorded. */
  readonly inTurn?: readonly string[];
}

/** A table of facts that only grows: each event adds its facts. */
export interface FactProjection {
  readonly kind: 'facts';
  readonly view: Type<Fact>;
  readonly of?: string;
  readonly on: Readonly<Record<string, (data: object, meta: Meta) => readonly object[]>>;
  /** Keeps no former version of an amended fact. */
  readonly standingOnly?: true;
}

export type Projection = RowProjection | FactProjection;

/** Whether a projection observes an event: `of` restricts the streams where other streams have events of that name. */
export const appliesTo = ({ on, of }: Pick<Projection, 'on' | 'of'>, { meta }: ProjectableEvent): boolean =>
  meta.type in on && (of === undefined || of === meta.category);

/** Pure, so tested without a database. `key` names the row of an event: by default, the one row of its subject. */
export const rows = <Events extends EventMap, Row extends View = View>(projection: {
  readonly view: Type<Row>;
  readonly of?: string;
  readonly key: (data: OpenPart<Events[keyof Events]>, meta: Meta) => Key<Row>;
  readonly on: {
    readonly [Name in keyof Events]: (
      data: OpenPart<Events[Name]>,
      row: Partial<Row>,
      meta: Meta,
    ) => Partial<Row> | null;
  };
  readonly inTurn?: readonly string[];
}): RowProjection => ({
  kind: 'rows',
  view: projection.view,
  key: ({ data, meta }) => projection.key(data as never, meta),
  on: byName<[object, object, Meta], object | null>(projection.on),
  ...(projection.of !== undefined && { of: projection.of }),
  ...(projection.inTurn && { inTurn: projection.inTurn }),
});

type EngineColumn = 'eventId' | 'ordinal' | 'position' | 'recordedFrom' | 'recordedTo';

/**
 * The facts that an event adds. The engine fills in the event, its place in the log, when it was recorded, and the
 * subject, unless the event names the subject itself because its stream is about somebody else.
 */
export const facts = <Events extends EventMap, Row extends Fact>(projection: {
  readonly view: Type<Row>;
  readonly of?: string;
  readonly on: {
    readonly [Name in keyof Events]?: (
      data: OpenPart<Events[Name]>,
      meta: Meta,
    ) => readonly (Omit<Row, EngineColumn | 'subject'> & Partial<Pick<Row, 'subject'>>)[];
  };
}): FactProjection => ({
  kind: 'facts',
  view: projection.view,
  on: byName<[object, Meta], readonly object[]>(projection.on),
  ...(projection.of !== undefined && { of: projection.of }),
});
