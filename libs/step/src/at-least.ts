import { Field } from '@nestjs/graphql';
import type { DataSource, EntityTarget, ObjectLiteral } from 'typeorm';
import type { PositionedLog } from '#event-store';
import { leavesOut, reached } from '#read-models';
import { Text } from './fields.js';
import { positionIn } from './position.js';

/** An argument of every query that reads the views. */
export const AtLeast = (): PropertyDecorator =>
  Text(40, {
    nullable: true,
    description: 'The position of a receipt: wait, for a bounded time, until the views reflect it.',
  });

/** And what it is answered with. */
export const Stale = (): PropertyDecorator =>
  Field(() => Boolean, {
    description:
      'True when the views had not yet reached the position asked for; of one survivor, also when they leave out something of hers (see `parked`).',
  });

const namesOf = (db: DataSource, tables: readonly EntityTarget<ObjectLiteral>[]): readonly string[] =>
  tables.map((table) => db.getMetadata(table).tableName);

/** Whether the tables leave out something of a record: to be told to nobody who may not open it. */
export const isLeftOut = (
  db: DataSource,
  tables: readonly EntityTarget<ObjectLiteral>[],
  subject: string,
): Promise<boolean> => leavesOut(db, namesOf(db, tables), subject);

/**
 * Waits for the tables, where somebody knows of a position.
 * @returns whether they have not reached it in time. @throws Invalid when it is none of this log
 */
export const isStale = async (
  db: DataSource,
  tables: readonly EntityTarget<ObjectLiteral>[],
  ledger: PositionedLog,
  atLeast: string | undefined,
): Promise<boolean> => {
  if (atLeast === undefined) return false;
  return !(await reached(db, namesOf(db, tables), positionIn(ledger, atLeast, 'atLeast')));
};
