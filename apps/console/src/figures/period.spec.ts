import { asksForMonthEnds, comparedPeriodOf, exportPathOf, periodOf, trendPathOf } from './period.js';

describe('the period of a page of figures', () => {
  it('is what the address says, and nothing that it cannot say', () => {
    expect(periodOf(2020, { office: 'Poipet', programme: 'NONE', asOf: '' })).toEqual({
      from: '2020-01-01',
      to: '2020-12-31',
      asOf: null,
      office: 'Poipet',
      province: null,
      programme: null,
    });
    expect(comparedPeriodOf('')).toBeNull();
  });

  it('is the same for a file', () => {
    expect(exportPathOf(periodOf(2020, { province: '17' }), '2019', 'xlsx')).toBe(
      '/exports/figures?from=2020-01-01&to=2020-12-31&province=17&format=xlsx&comparedFrom=2019-01-01&comparedTo=2019-12-31',
    );
    expect(trendPathOf('M1', periodOf(2020, { province: '17' }), 'csv')).toBe(
      '/exports/figure-trend?ids=M1&from=2020-01-01&to=2020-12-31&province=17&format=csv',
    );
  });

  it('is asked as of the end of a month where the service refuses other days', () => {
    const supervisor = { role: 'SUPERVISOR', office: 'Poipet' } as const;
    expect(asksForMonthEnds(supervisor, periodOf(2020, {}))).toBe(true);
    expect(asksForMonthEnds(supervisor, periodOf(2020, { province: '17' }))).toBe(true);
    expect(asksForMonthEnds(supervisor, periodOf(2020, { office: 'Poipet', province: '17' }))).toBe(false);
    expect(asksForMonthEnds({ role: 'SUPERVISOR' }, periodOf(2020, {}))).toBe(true);
    expect(asksForMonthEnds({ role: 'AUDITOR' }, periodOf(2020, {}))).toBe(false);
    expect(asksForMonthEnds({ role: 'AUDITOR' }, periodOf(2020, { office: 'Poipet' }))).toBe(true);
  });
});
