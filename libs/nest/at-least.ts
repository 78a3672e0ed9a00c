import { Field } from '@nestjs/graphql';
import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import type { PositionedLog } from '#kernel/event-store';
import { waitForPosition } from '#kernel/projections';
import { Text } from './graphql/fields.js';
import { positionIn } from './graphql/position.js';

/** An argument of every query that reads the views. */
export const AtLeast = (): PropertyDecorator =>
  Text(40, {
    nullable: true,
    description: 'The position of a receipt: wait, for a bounded time, until the views reflect it.',
  });

const STALE =
  'True when the views had not reached the requested position yet; for one survivor, also when some of their events are parked (see `parked`).';

/** The field of the answer that goes with it. */
export const Stale = (description = STALE): PropertyDecorator => Field(() => Boolean, { description });

/** Each once. */
export const namesOf = (db: DataSource, tables: readonly EntityTarget<ObjectLiteral>[]): readonly string[] => [
  ...new Set(tables.map((table) => db.getMetadata(table).tableName)),
];

/**
 * Waits until the tables reach the position, if the request has one.
 * @returns whether the timeout came first. @throws Invalid for a position of another log
 */
export const isStale = async (
  db: DataSource,
  tables: readonly EntityTarget<ObjectLiteral>[],
  log: PositionedLog,
  atLeast: string | undefined,
): Promise<boolean> => {
  if (atLeast === undefined) return false;
  return !(await waitForPosition(db, namesOf(db, tables), positionIn(log, atLeast, 'atLeast')));
};
