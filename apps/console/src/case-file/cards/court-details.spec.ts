import type { CourtDetails } from '../documents/court.js';
import { detailsInWords, plannedHearings } from './court-details.js';

const named = { value: 'Sok Dara', erased: false, withheld: null };
const court: CourtDetails = {
  court: 'Siem Reap',
  article: '10',
  commencedOn: '2020-03-02',
  survivors: 1,
  records: [],
  complaints: [{ on: '2020-03-01', agency: 'Anti-trafficking police' }],
  investigations: [],
  charges: [
    { on: '2020-04-01', article: 'Article 10', accusedCount: 1, accusedId: 'uncle' },
    { on: '2020-04-01', article: 'Article 12', accusedCount: 3, accusedId: null },
  ],
  accused: [
    {
      accusedId: 'uncle',
      role: 'RECRUITER',
      kin: 'AUNT_OR_UNCLE',
      arrests: ['2020-03-20'],
      outcome: 'CONVICTED',
      decidedOn: '2020-08-01',
      name: named,
    },
    { accusedId: 'nobody', role: 'BUYER', kin: null, arrests: [], outcome: null, decidedOn: null, name: null },
  ],
  hearings: ['2020-06-02'],
  planned: [{ hearingId: 'hearing', at: '2020-12-02T02:00:00.000Z' }],
  outcome: null,
  concludedOn: null,
  sentences: [],
  appeals: [
    { on: '2020-08-10', appellant: 'DEFENCE', accusedId: 'uncle', outcome: null, verdict: null, decidedOn: null },
  ],
  compensation: [{ on: '2020-08-01', amount: 50_000, currency: 'USD' }],
  payments: [{ on: '2020-09-01', amount: 4_000_000, currency: 'KHR' }],
  marks: [],
};
const t = (key: string, { count, ...values }: Record<string, unknown> = {}) =>
  [count, key.replace('file.', ''), ...Object.values(values)].filter((one) => one !== undefined).join(' ');
// a translator has many signatures: this one shows the key and its values
const words = { label: (code: string | null | undefined) => code ?? '', t: t as never };
const rowsOf = (details: Partial<CourtDetails> = {}) =>
  Object.fromEntries(detailsInWords({ ...court, ...details }, words));

describe('the details of a court case', () => {
  it('name who is accused of what, and what became of it', () => {
    const { accused, charges, appeals, plannedHearings, complaints } = rowsOf();
    expect(accused).toEqual([
      'Sok Dara · RECRUITER · AUNT_OR_UNCLE · arrestedOn 20 Mar 2020 · CONVICTED · 1 Aug 2020',
      'BUYER',
    ]);
    expect(charges).toEqual(['1 Apr 2020 · Article 10 · Sok Dara', '1 Apr 2020 · Article 12 · 3 accusedCount']);
    expect(appeals).toEqual(['10 Aug 2020 · DEFENCE · Sok Dara · notDecided']);
    expect(plannedHearings).toEqual(['2 Dec 2020, 09:00']);
    expect(complaints).toEqual(['1 Mar 2020 · Anti-trafficking police']);
  });

  it('say when the case was opened, and for how many survivors', () => {
    expect(rowsOf()).toMatchObject({ commenced: ['2 Mar 2020'], survivorsIn: ['1'] });
  });

  it('plan no hearing of a case that has ended', () => {
    expect(rowsOf({ outcome: 'DISCONTINUED', concludedOn: '2020-09-01' }).plannedHearings).toEqual([]);
  });

  it('tell what was decided about some of the accused while the case is open', () => {
    expect(rowsOf().outcome).toEqual(['2 ofTheAccused 1 convicted']);
    const [one, other] = court.accused;
    const accused = [one!, { ...other!, outcome: 'ACQUITTED' as const }, { ...other!, accusedId: 'third' }];
    expect(rowsOf({ accused }).outcome).toEqual(['3 ofTheAccused 1 convicted, 1 acquitted']);
    expect(rowsOf({ accused: [other!] }).outcome).toEqual(['notDecided']);
  });

  it('tell the outcome of the whole case once there is one', () => {
    expect(rowsOf({ outcome: 'SETTLED', concludedOn: '2020-09-09' }).outcome).toEqual(['SETTLED · 9 Sept 2020']);
  });

  it.each([
    ['months', { years: 0, months: 6 }, '6 prisonMonths'],
    ['months beyond a year', { years: 1, months: 18 }, '18 prisonMonths'],
    ['full years', { years: 2, months: 24 }, '2 years'],
    ['the years of an older entry', { years: 3, months: null }, '3 years'],
    ['less than a year of an older entry', { years: 0, months: null }, 'prisonUnderYear'],
    ['a fine alone', { years: 0, months: 0, fine: { amount: 10_000, currency: 'USD' } }, 'fine USD\u00a0100.00'],
  ])('give a sentence in %s', (_, sentence, expected) => {
    const one = { on: '2020-08-01', accusedId: 'uncle', fine: null, ...sentence };
    expect(rowsOf({ sentences: [one] }).sentences).toEqual([`1 Aug 2020 · Sok Dara · ${expected}`]);
  });

  it('give an amount in its currency', () => {
    expect(rowsOf().compensation).toEqual(['1 Aug 2020 · USD\u00a0500.00']);
    expect(rowsOf().payments).toEqual(['1 Sept 2020 · KHR\u00a040,000']);
  });
});

describe('the planned hearings', () => {
  const at = (hearingId: string, day: string) => ({ hearingId, at: `${day}T02:00:00.000Z` });

  it('are the next one, and those that nobody recorded as held', () => {
    const hearings = [at('later', '2020-07-01'), at('past', '2020-05-01'), at('today', '2020-06-01')];
    const { past, next } = plannedHearings(hearings, '2020-06-01');
    expect([next?.hearingId, past.map(({ hearingId }) => hearingId)]).toEqual(['today', ['past']]);
  });

  it('are none without an entry of one', () => {
    expect(plannedHearings([], '2020-06-01')).toEqual({ past: [], next: undefined });
  });
});
