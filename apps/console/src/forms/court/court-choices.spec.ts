import type { CourtCase } from './court-cases.js';
import { casesToJoin, choicesIn, isInCourt, isJoining } from './court-choices.js';

const named = { value: 'Sok Dara', erased: false, withheld: null };
const court: CourtCase = {
  accused: [
    { accusedId: 'mother', role: 'EXPLOITER', name: { ...named, value: null, erased: true } },
    { accusedId: 'uncle', role: 'RECRUITER', name: named },
    { accusedId: 'nobody', role: 'BUYER', name: null },
  ],
  appeals: [
    { appealId: 'first', on: '2020-11-10', appellant: 'DEFENCE', outcome: 'UPHELD' },
    { appealId: 'second', on: '2020-12-10', appellant: 'PROSECUTION', outcome: null },
  ],
  planned: [{ hearingId: 'hearing', at: '2020-06-02T02:00:00.000Z' }],
};
// a translator has many signatures: this one shows the key
const words = { label: (code: string | null | undefined) => code ?? '', t: ((key: string) => key) as never, begun: '' };
const offersFor = (field: string) => choicesIn(field, [court], words);

describe('the choices from court cases', () => {
  it('name each accused, and who they are accused of having been', () => {
    expect(offersFor('accusedId')).toEqual([
      { value: 'mother', label: 'erased · EXPLOITER' },
      { value: 'uncle', label: 'Sok Dara · RECRUITER' },
      { value: 'nobody', label: 'BUYER' },
    ]);
  });

  it('are the open appeals and the hearings to come, and the appeal that an entry names already', () => {
    expect(offersFor('appealId')).toEqual([{ value: 'second', label: '10 Dec 2020 · PROSECUTION' }]);
    const offersAgain = choicesIn('appealId', [court], { ...words, begun: 'first' });
    expect(offersAgain.map(({ value }) => value)).toEqual(['first', 'second']);
    expect(offersFor('hearingId')).toEqual([{ value: 'hearing', label: '2 Jun 2020, 09:00' }]);
  });

  it('keep the hearing that an entry names when it is none to come, and offer each other one once', () => {
    const offersAgain = (begun: string) => choicesIn('hearingId', [court], { ...words, begun });
    expect(offersAgain('held')).toEqual([{ value: 'held', label: 'form.namedHearing' }, ...offersFor('hearingId')]);
    expect(offersAgain('hearing')).toEqual(offersFor('hearingId'));
  });

  it('are a new case and those of others; the one that another office agreed to stands there, listed or not', () => {
    const others = [{ value: 'theirs', label: '2 Mar 2020 · Court' }];
    const [fresh, theirs] = [{ value: 'fresh', label: 'form.newCase' }, others[0]];
    const offers = (begun: string, named?: string) => casesToJoin(begun, { made: 'fresh', named, others, t: words.t });
    expect(offers('new')).toEqual([{ value: 'new', label: 'form.newCase' }, theirs]);
    expect(offers('theirs', 'theirs')).toEqual([fresh, theirs]);
    expect(offers('unseen', 'unseen')).toEqual([fresh, { value: 'unseen', label: 'form.unseenCase' }, theirs]);
  });

  it('join a survivor to a case only where one is opened', () => {
    expect(isJoining('OpenProsecution', 'prosecutionId')).toBe(true);
    expect(isJoining('RecordVerdict', 'prosecutionId')).toBe(false);
    expect(isInCourt('RecordVerdict', 'accusedId')).toBe(true);
    expect(isInCourt('RecordVerdict', 'prosecutionId')).toBe(false);
  });
});
