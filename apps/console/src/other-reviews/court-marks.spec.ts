import { marksOf } from './court-marks.js';

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
