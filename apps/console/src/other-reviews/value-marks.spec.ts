import { marksAt, marksOf } from './value-marks.js';

const mark = { eventId: 'one', kind: 'CORRECTED', upheld: null, waits: true } as const;

describe('a mark of a court case', () => {
  it('stands at the value, at what it is a part of, and at its parts', () => {
    const marks = [{ ...mark, fields: ['sentences/1/years'] }];
    expect(marksOf(marks, 'sentences/1')).toEqual(marks);
    expect(marksOf(marks, 'sentences/1/years')).toEqual(marks);
    expect(marksOf([{ ...mark, fields: ['sentences'] }], 'sentences/1')).toHaveLength(1);
  });

  it('stands at no other value of the list, and at none of another name', () => {
    const marks = [{ ...mark, fields: ['sentences/1', 'outcome'] }];
    expect(marksOf(marks, 'sentences/0')).toEqual([]);
    expect(marksOf(marks, 'sentences/10')).toEqual([]);
    expect(marksOf(marks, 'concludedOn')).toEqual([]);
    expect(marksOf(marks, 'outcome', 'concludedOn')).toEqual(marks);
  });
});

describe('a mark of an operation', () => {
  const placed = [
    { ...mark, what: 'Operation', fields: ['on', 'province'] },
    { ...mark, eventId: 'two', what: 'OperationResult', fields: ['on', 'met'] },
  ];

  it('stands at the values of its view, once at each, and not at those of the same name in another view', () => {
    expect(marksAt(placed, [['Operation', 'id', 'on', 'province']])).toEqual([placed[0]]);
    expect(marksAt(placed, [['OperationResult', 'id', 'on']])).toEqual([placed[1]]);
    expect(marksAt(placed, [['Prevention', 'id', 'on']])).toEqual([]);
  });
});
