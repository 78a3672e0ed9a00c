import { Column, Entity, Index, PrimaryColumn } from 'typeorm';
import { LoanView, PersonView } from '../testing/library.js';
import { View } from '../fold/view.js';
import { schemaHash } from './schema-hash.js';

const lampWith = (name: string, ...columns: readonly PropertyDecorator[]) => {
  class Lamp extends View {
    @PrimaryColumn('uuid') lampId!: string;
    @Column('text') room!: string;
  }
  columns.forEach((column, index) => column(Lamp.prototype, `column${index}`));
  Entity(name)(Lamp);
  return Lamp;
};

describe('the hash of a set', () => {
  const hash = schemaHash([lampWith('lamp', Column('text'))]);

  it('is that of the classes, in whatever order, and whatever their indexes are', () => {
    expect(schemaHash([lampWith('lamp', Column('text'))])).toBe(hash);
    const indexed = lampWith('lamp', Column('text'));
    Index()(indexed.prototype, 'room');
    expect(schemaHash([indexed])).toBe(hash);
    expect(schemaHash([LoanView, PersonView])).toBe(schemaHash([PersonView, LoanView]));
    expect(hash).toMatch(/^[0-9a-f]{8}$/);
  });

  it.each([
    ['table has another name', lampWith('lantern', Column('text'))],
    ['column is missing', lampWith('lamp')],
    ['column is added', lampWith('lamp', Column('text'), Column('text'))],
    ['column has another type', lampWith('lamp', Column('int'))],
    ['column is a list', lampWith('lamp', Column('text', { array: true }))],
    ['column may be null', lampWith('lamp', Column('text', { nullable: true }))],
    ['column has a default', lampWith('lamp', Column('text', { default: () => `''` }))],
    ['column belongs to the key', lampWith('lamp', PrimaryColumn('text'))],
  ])('is another one when a %s', (_, changed) => {
    expect(schemaHash([changed])).not.toBe(hash);
  });

  it('is another one when a view fills the same columns differently, and says so by its edition', () => {
    const Lamp = lampWith('lamp', Column('text'));
    expect(schemaHash([Object.assign(Lamp, { edition: 2 })])).not.toBe(hash);
  });
});
