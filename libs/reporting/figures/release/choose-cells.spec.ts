import { chooseCells, type Signature } from './choose-cells.js';

const people = (count: number, ...cells: string[]): Signature => ({ cells, count });
const chosen = (order: readonly string[], ...signatures: readonly Signature[]) => [...chooseCells(order, [signatures])];

describe('the choice of cells that are released', () => {
  it('withholds a cell of ten people, and releases one of eleven', () => {
    expect(chosen(['few'], people(10, 'few'))).toEqual([]);
    expect(chosen(['enough'], people(11, 'enough'))).toEqual(['enough']);
  });

  it('withholds a cell whose difference from a released one is about few people', () => {
    expect(chosen(['all', 'most'], people(30, 'all', 'most'), people(3, 'all'))).toEqual(['all']);
    expect(chosen(['all', 'most'], people(30, 'all', 'most'), people(11, 'all'))).toEqual(['all', 'most']);
  });

  it('withholds the last part of a whole, which subtraction would give back', () => {
    const parts = [people(20, 'all', 'girls'), people(20, 'all', 'women'), people(2, 'all', 'boys')];
    expect(chosen(['all', 'girls', 'women', 'boys'], ...parts)).toEqual(['all', 'girls']);
  });

  it('sees what two tables have in common', () => {
    const crossed = [people(20, 'all', 'girls', 'begging'), people(12, 'all', 'girls'), people(12, 'all', 'begging')];
    expect(chosen(['all', 'girls', 'begging'], ...crossed)).toEqual(['all', 'girls', 'begging']);
    expect(chosen(['all', 'girls', 'begging'], ...crossed, people(1, 'all'))).toEqual(['all', 'girls']);
  });

  it('releases cells that count the same people, and cells that have nobody in common', () => {
    expect(chosen(['one', 'same', 'other'], people(12, 'one', 'same'), people(11, 'other'))).toEqual([
      'one',
      'same',
      'other',
    ]);
  });

  it('asks people and things alike', () => {
    const interviews = [people(22, 'interviews')];
    expect([...chooseCells(['interviews'], [interviews, [people(10, 'interviews')]])]).toEqual([]);
    expect([...chooseCells(['interviews'], [interviews, [people(12, 'interviews')]])]).toEqual(['interviews']);
  });
});
