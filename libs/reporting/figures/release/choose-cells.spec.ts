import { chooseCells, type Signature } from './choose-cells.js';

const behind = (many: number, name = ''): readonly string[] =>
  Array.from({ length: Math.min(many, 11) }, (_, n) => `${name} ${n}`);
const people = (count: number, ...cells: string[]): Signature => ({
  cells,
  count,
  people: behind(count, cells.join()),
});
const chooseFrom = (order: readonly string[], ...signatures: readonly Signature[]) => [
  ...chooseCells(order, [signatures]),
];

describe('the choice of cells that are released', () => {
  it('withholds a cell of ten people, and releases one of eleven', () => {
    expect(chooseFrom(['few'], people(10, 'few'))).toEqual([]);
    expect(chooseFrom(['enough'], people(11, 'enough'))).toEqual(['enough']);
  });

  it('withholds a cell whose difference from a released one is about few people', () => {
    expect(chooseFrom(['all', 'most'], people(30, 'all', 'most'), people(3, 'all'))).toEqual(['all']);
    expect(chooseFrom(['all', 'most'], people(30, 'all', 'most'), people(11, 'all'))).toEqual(['all', 'most']);
  });

  it('withholds the last part of a whole, which subtraction would give back', () => {
    const parts = [people(20, 'all', 'girls'), people(20, 'all', 'women'), people(2, 'all', 'boys')];
    expect(chooseFrom(['all', 'girls', 'women', 'boys'], ...parts)).toEqual(['all', 'girls']);
  });

  it('sees what two tables have in common', () => {
    const crossed = [people(20, 'all', 'girls', 'begging'), people(12, 'all', 'girls'), people(12, 'all', 'begging')];
    expect(chooseFrom(['all', 'girls', 'begging'], ...crossed)).toEqual(['all', 'girls', 'begging']);
    expect(chooseFrom(['all', 'girls', 'begging'], ...crossed, people(1, 'all'))).toEqual(['all', 'girls']);
  });

  it('releases cells that count the same people, and cells that have nobody in common', () => {
    expect(chooseFrom(['one', 'same', 'other'], people(12, 'one', 'same'), people(11, 'other'))).toEqual([
      'one',
      'same',
      'other',
    ]);
  });

  it('withholds a cell whose difference from a released one is about many entities of few people', () => {
    const services = (recipients: number): readonly Signature[] => [
      { cells: ['all', 'transport'], count: 60, people: behind(60) },
      { cells: ['all', 'medical'], count: 12, people: behind(recipients) },
    ];
    expect(chooseFrom(['all', 'transport'], ...services(2))).toEqual(['all']);
    expect(chooseFrom(['all', 'transport'], ...services(11))).toEqual(['all', 'transport']);
  });

  it('counts a person behind several combinations once', () => {
    const of = (cell: string, name: string): Signature => ({
      cells: ['all', cell],
      count: 12,
      people: behind(6, name),
    });
    expect(chooseFrom(['all'], of('a', 'x'), of('b', 'x'))).toEqual([]);
    expect(chooseFrom(['all'], of('a', 'x'), of('b', 'y'))).toEqual(['all']);
  });

  it('asks people and entities alike', () => {
    const interviews = [people(22, 'interviews')];
    expect([...chooseCells(['interviews'], [interviews, [people(10, 'interviews')]])]).toEqual([]);
    expect([...chooseCells(['interviews'], [interviews, [people(12, 'interviews')]])]).toEqual(['interviews']);
  });
});
