import { caseNumberOf } from '../steps/referral/case-number/case-number.rules.js';
import { recordsNamedIn } from './named-records.js';

const id = (digit: number) => `${digit}0000000-0000-4000-8000-000000000000`;
const numbered = (...digits: readonly number[]) =>
  digits.map((digit) => ({ survivorId: id(digit), caseNumber: caseNumberOf(id(digit)) }));

describe('the records that entries name', () => {
  it('are those that were linked, alone and in a list, each once', () => {
    expect(
      recordsNamedIn([
        { keptSurvivorId: id(1) },
        { duplicateSurvivorId: id(2), linked: true, duplicates: [id(3), id(1)] },
      ]),
    ).toEqual(numbered(1, 2, 3));
  });

  it('are those in the replacement of a corrected entry', () => {
    const replacement = { RelativeLinked: { linkId: id(1), otherSurvivorId: id(2) } };
    expect(recordsNamedIn([{ eventId: id(3), replacement }])).toEqual(numbered(2));
  });

  it('are none that the reader may not see, and no other ids', () => {
    expect(
      recordsNamedIn([{ otherSurvivorId: { withheld: true }, planId: id(1), goals: [{ goalId: id(2) }] }]),
    ).toEqual([]);
  });
});
