import { Column, Entity, Index } from 'typeorm';
import type { EventMap } from '#kernel/decider';
import { Fact, facts } from '#kernel/projections';
import { survivor } from '../survivor.js';
import { eventDay } from './time-travel.js';

/** One fact for each event of the record, of any type. */
@Entity('record_fact')
@Index(['happenedOn'])
export class RecordFact extends Fact {
  @Column('text')
  type!: string;
}

export const recordFacts = facts<EventMap, RecordFact>({
  view: RecordFact,
  of: 'survivor',
  on: Object.fromEntries(
    Object.keys(survivor.evolve).map((type) => [
      type,
      (data, meta) => [{ happenedOn: eventDay({ data, meta }), type }],
    ]),
  ),
});
