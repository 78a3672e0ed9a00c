import { searchOfFirst } from './what-first.js';

const survivor = { id: 'one', caseNumber: 'K7Q2M-9XW4T-3' };

describe('the form of what must come first', () => {
  it('is about the same survivor', () => {
    expect(searchOfFirst('giveConsent', { mutation: 'deliverService', values: {}, survivor, purpose: 'CARE' })).toEqual(
      { survivorId: 'one', purpose: 'CARE' },
    );
  });

  it('asks the office of the refused referral', () => {
    const asked = {
      mutation: 'receiveReferral',
      values: { office: 'Poipet', urgency: 'ROUTINE' },
      survivor: undefined,
      purpose: 'CARE',
    } as const;
    expect(searchOfFirst('askOffice', asked)).toEqual({ kind: 'FILE_REFERRAL', office: 'Poipet' });
  });

  it('names the court case and who is to join it, the record to open, or how the case is to end', () => {
    const of = (mutation: string, values: object) =>
      searchOfFirst('askOffice', { mutation, values: values as never, survivor, purpose: 'COURT' });
    expect(of('openProsecution', { prosecutionId: 'case' })).toEqual({
      kind: 'JOIN_PROSECUTION',
      prosecutionId: 'case',
      otherSurvivorId: 'K7Q2M-9XW4T-3',
    });
    expect(of('openBreakGlass', { survivorId: 'two' })).toEqual({ kind: 'OPEN_IN_EMERGENCY', otherSurvivorId: 'two' });
    expect(of('discontinueProsecution', { prosecutionId: 'case' })).toEqual({
      kind: 'END_PROSECUTION',
      prosecutionId: 'case',
      outcome: 'DISCONTINUED',
    });
    // nothing is known of what a correction is about
    expect(of('correctEntry', {})).toEqual({});
  });
});
