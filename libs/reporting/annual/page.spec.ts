import type { ReportCell, ReportFigure } from './report.js';
import { annualPage } from './page.js';
import { roundBelow } from './shown.js';

const cell = (key: string, value: number | null, more: Partial<ReportCell> = {}): ReportCell => ({
  key,
  value,
  unit: 'NUMBER',
  numerator: value,
  base: null,
  ...more,
});
const share = (key: string, numerator: number, base: number): ReportCell =>
  cell(key, numerator / base, { unit: 'SHARE', numerator, base });
const figure = (id: string, cells: readonly ReportCell[], more: Partial<ReportFigure> = {}): ReportFigure => ({
  id,
  title: `Title of ${id}`,
  definition: `What ${id} counts.`,
  version: 3,
  from: '2020-01-01',
  to: '2020-12-31',
  asOf: '2021-02-03',
  knownAt: '2021-02-03T04:05:06.000Z',
  incomplete: 0,
  cells,
  ...more,
});
const LABELS = new Map([
  ['Exploitation.FORCED_BEGGING', 'Forced begging'],
  ['Recruitment.FAMILY_MEMBER', 'By a family member'],
  ['ServiceType.TUTORING', 'Tutoring at home'],
  ['Office.SiemReapCac', 'Siem Reap CAC'],
]);
const page = (figures: readonly ReportFigure[], language: 'en' | 'km' = 'en', synthetic = true) =>
  annualPage({ year: 2020, synthetic, figures, labels: LABELS }, language);
const releasedPage = (figures: readonly ReportFigure[]) =>
  annualPage({ year: 2020, synthetic: true, released: true, figures, labels: LABELS }, 'en');

/** What a reader reads, on one line. */
const textOf = (html: string): string =>
  html
    .replace(/<style>.*<\/style>|<title>[^<]*<\/title>/gs, ' ')
    .replace(/<[^>]+>/g, ' ')
    .replace(/\s+/g, ' ');

describe('the printed figures of a year', () => {
  it('say beside each its definition with its version, its days, and from when one looks', () => {
    const text = textOf(page([figure('M1', [cell('total', 23)])]));
    expect(text).toContain('In all 23');
    expect(text).toContain('Definition M1, version 3. What M1 counts.');
    expect(text).toContain('Period: 1 January 2020 – 31 December 2020 · As of: 3 February 2021');
    expect(text).toContain('Recorded up to: 3 February 2021, 04:05 UTC');
  });

  it('say that they are exact and internal, and name the organisation', () => {
    const one = [figure('M1', [cell('total', 23)])];
    expect(textOf(page(one))).toContain('INTERNAL: exact counts, not for publication');
    expect(textOf(page(one))).toContain('SYNTHETIC');
    expect(textOf(page(one, 'en', false))).not.toContain('SYNTHETIC');
    expect(textOf(page(one, 'km'))).toContain('INTERNAL');
  });

  it('mark whatever may lead to a person, also behind a share, and nothing else', () => {
    const text = textOf(page([figure('M2', [cell('girls', 15), cell('boys', 3), cell('men', 0)])]));
    expect(text).toMatch(/Girls 15 Boys 3 ‡ Men 0 /);
    expect(textOf(page([figure('M16', [share('forcedByFamily', 10, 40)])]))).toContain('25 % (10) ‡ 40');
    expect(textOf(page([figure('M16', [share('forcedByFamily', 11, 40)])]))).not.toContain('(11) ‡');
  });

  it('say in words and as lower bounds what a report says so, with the exact number beside it', () => {
    expect(textOf(page([figure('P1', [cell('total', 684)])]))).toContain('over 680 (exactly 684)');
    const minors = figure('M15', [share('minors', 16, 20), share('under13', 20, 32)]);
    expect(textOf(page([minors]))).toContain('over 75 % (exactly 80 %) (16) 20');
    expect(textOf(page([minors]))).toContain('the majority (exactly 62.5 %) (20) 32');
    expect(textOf(page([figure('M1', [cell('total', 684)])]))).not.toContain('over');
  });

  it('say it when people are not counted yet', () => {
    expect(textOf(page([figure('M1', [cell('total', 23)], { incomplete: 2 })]))).toContain('NOT COMPLETE');
    expect(textOf(page([figure('M1', [cell('total', 23)])]))).not.toContain('NOT COMPLETE');
  });

  it('name codes in words, cross two of them, and name nobody who works here', () => {
    const services = figure('M17', [cell('total', 40), cell('type.Tutoring', 30), cell('cost.USD', 123456)]);
    expect(textOf(page([services]))).toMatch(/In all 40 .*By kind of service Tutoring at home 30 .*USD.1,234\.56/);
    const court = figure('M19', [cell('ordered.KHR', 1_200_000_000), cell('paid.USD', 5050)]);
    expect(textOf(page([court]))).toMatch(/Compensation ordered KHR KHR.12,000,000 Compensation paid USD USD.50\.50/);
    const met = figure('M16', [cell('office.SiemReapCac', 4), cell('office.Kampot', 1)]);
    expect(textOf(page([met]))).toContain('By office Siem Reap CAC 4 ‡ Kampot 1 ‡');
    const crossed = textOf(page([figure('M13', [cell('ForcedBegging.FamilyMember', 12, { base: 25 })])]));
    expect(crossed).toContain('What By a family member Forced begging 12 Out of: 25');
    const work = page([figure('M21', [cell('caseload.sokha', 3), cell('caseload.dara', 9)])]);
    expect(textOf(work)).toContain('assigned to each: 2; 3–9');
    expect(work).not.toContain('sokha');
  });

  it('mark a released number that is missing between a row and a column, which is no zero', () => {
    const keys = ['ForcedBegging.FamilyMember', 'SexualExploitation.FalseJobOffer'];
    const crossed = figure(
      'M13',
      keys.map((key, index) => cell(key, 30 - index, { base: 53 })),
    );
    expect(textOf(releasedPage([crossed]))).toContain('Forced begging 30 ‡ SexualExploitation ‡ 29 Out of: 53');
    expect(textOf(page([crossed]))).toContain('Forced begging 30 0 SexualExploitation 0 29 Out of: 53');
    const held = figure('M28', [
      cell('office.SiemReapCac.forensicInterviews', 30),
      cell('office.Poipet.forensicInterviews', 14),
      cell('office.SiemReapCac.reviews', 20),
    ]);
    expect(textOf(releasedPage([held]))).toContain('Siem Reap CAC 30 20 Poipet 14 ‡');
    expect(textOf(page([held]))).toContain('Siem Reap CAC 30 20 Poipet 14 –');
  });

  it('draw each number as a bar with a text alternative', () => {
    const html = page([figure('M2', [cell('girls', 20), cell('boys', 5)])]);
    expect(html.match(/<title>(Girls: 20|Boys: 5)<\/title>/g)).toHaveLength(2);
    expect(html).toMatch(/class="part" width="50.0"/);
    expect(page([figure('M1', [cell('total', 23)])])).not.toContain('<svg');
  });

  it('stand beside those of the compared period', () => {
    const before = { value: 9, numerator: 9, base: null };
    const compared = { comparedTo: { from: '2019-01-01', to: '2019-12-31' } };
    const text = textOf(page([figure('M1', [cell('total', 23, { previous: before })], compared)]));
    expect(text).toContain('Compared with: 1 January 2019 – 31 December 2019');
    expect(text).toMatch(/Previously In all 23 9 /);
  });

  it('have one row for each office and month with several numbers, the months in their order', () => {
    const cells = ['month.2020-08.met', 'month.2020-03.met', 'month.2020-03.screened', 'office.SiemReapCac.met'];
    const text = textOf(page([figure('P6', [cell('met', 40), ...cells.map((key, at) => cell(key, 20 + at))])]));
    expect(text).toContain('By month People met People screened March 2020 21 22 August 2020 20 –');
    expect(text).toContain('By office People met Siem Reap CAC 23');
  });

  it('say their dates once, and again only where these are others', () => {
    const dates = (figures: readonly ReportFigure[]) => textOf(page(figures)).match(/Period: /g);
    const cells = [cell('total', 23)];
    expect(dates([figure('M1', cells), figure('M2', cells)])).toHaveLength(1);
    expect(dates([figure('M1', cells), figure('M2', cells, { asOf: '2020-12-31' })])).toHaveLength(2);
  });

  it('are whole in themselves, and take nothing for markup', () => {
    const html = page([figure('M19', [cell('crossing.<script src=//x>', 1)])], 'km');
    expect(html).not.toMatch(/<script|https?:|\bsrc=[^/]|url\(/);
    expect(html).toContain('&lt;script');
    expect(html).toContain('<html lang="km">');
  });
});

it('finds what is exceeded: a round number, five points of a hundred; nothing for a few', () => {
  const over = (value: number, unit: 'NUMBER' | 'SHARE' = 'NUMBER') => roundBelow({ value, unit });
  expect([684, 1_530, 680, 10_400].map((value) => over(value))).toEqual([680, 1_500, 670, 10_000]);
  expect([0.8, 0.81, 1].map((value) => Number(over(value, 'SHARE')!.toFixed(6)))).toEqual([0.75, 0.8, 0.95]);
  expect([0, 12, 99].map((value) => over(value))).toEqual([undefined, undefined, undefined]);
});
