import { Refusal, type Actor } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import { comparisonPeriod } from '../engine/compared-to.js';
import { figureArguments, type FigurePeriod } from '../definitions/period.js';
import { daysAmong, requireFilterFits } from './filter-fits.js';

const NOW = '2026-03-01T12:00:00.000Z';
const supervisor: Actor = { id: 'sophea', role: 'SUPERVISOR', organisation: 'A21', office: 'Poipet' };
const auditor: Actor = { id: 'vuthy', role: 'AUDITOR', organisation: 'A21' };

/** The code of the refusal, or nothing. */
const asking = (by: Actor, wanted: FigurePeriod, days?: { readonly from: string; readonly to: string }): string => {
  const args = figureArguments(wanted, NOW, DEFAULT_SETTINGS);
  try {
    requireFilterFits(by, days ? [args, comparisonPeriod(args, days)] : [args], NOW);
    return '';
  } catch (error) {
    if (error instanceof Refusal) return error.code;
    throw error;
  }
};

const MONTH = { from: '2026-02-01', to: '2026-02-28' };
const DAY = { from: '2026-02-03', to: '2026-02-03' };

describe('an exact number of a part of the work', () => {
  it('is for a supervisor of their own office, and of no other', () => {
    expect(asking(supervisor, { ...MONTH, office: 'Poipet' })).toBe('');
    expect(asking(supervisor, { ...MONTH, office: 'SiemReapCac' })).toBe('FILTER_NOT_RELEASED');
    expect(asking({ ...supervisor, office: undefined! }, { ...MONTH, office: 'Poipet' })).toBe('FILTER_NOT_RELEASED');
    expect(asking(auditor, { ...MONTH, office: 'SiemReapCac' })).toBe('');
  });

  it('is of whole months, also in the period that is compared', () => {
    expect(asking(supervisor, { ...DAY, province: '17' })).toBe('FILTER_NOT_RELEASED');
    for (const part of [{ office: 'Poipet' }, { province: '17' }]) {
      expect(asking(auditor, { ...DAY, ...part })).toBe('FILTER_NOT_RELEASED');
      expect(asking(auditor, { ...MONTH, to: '2026-02-27', ...part })).toBe('FILTER_NOT_RELEASED');
      expect(asking(auditor, { ...MONTH, ...part }, DAY)).toBe('FILTER_NOT_RELEASED');
      expect(asking(auditor, { ...MONTH, ...part })).toBe('');
    }
  });

  it.each<[string, FigurePeriod, string]>([
    ['from the second day to the last', { from: '2025-01-02', to: '2025-12-31' }, 'FILTER_NOT_RELEASED'],
    ['to the day before the last', { from: '2025-01-01', to: '2025-12-30' }, 'FILTER_NOT_RELEASED'],
    ['of a year and a month', { from: '2025-01-01', to: '2026-01-31' }, ''],
    ['of February in a leap year', { from: '2024-02-01', to: '2024-02-29' }, ''],
    ['as of a day within a month', { ...MONTH, asOf: '2026-02-20' }, 'FILTER_NOT_RELEASED'],
    ['as of the end of a month', { ...MONTH, asOf: '2026-02-28' }, ''],
    ['as of today', { ...MONTH, asOf: '2026-03-01' }, ''],
    ['as known within a month', { ...MONTH, knownAt: '2026-02-10T00:00:00Z' }, 'FILTER_NOT_RELEASED'],
    ['as known when a month ended', { ...MONTH, knownAt: '2026-01-31T17:00:00Z' }, ''],
  ])('differs from no other by a few days: %s', (_, wanted, code) => {
    expect(asking(auditor, { ...wanted, office: 'Poipet' })).toBe(code);
  });

  it('is compared with another year as far into it as today is, and as of no other day of it', () => {
    const year = { from: '2026-01-01', to: '2026-12-31', province: '17' };
    const before = { from: '2025-01-01', to: '2025-12-31' };
    expect(asking(supervisor, year, before)).toBe('');
    expect(asking(supervisor, { ...year, asOf: '2026-03-02' }, before)).toBe('FILTER_NOT_RELEASED');
    expect(asking(supervisor, year, { from: '2025-02-01', to: '2025-12-31' })).toBe('FILTER_NOT_RELEASED');
  });

  it('is of any day for a supervisor where it is about their own office', () => {
    const own = { ...DAY, office: 'Poipet', asOf: '2026-02-20', knownAt: '2026-02-10T00:00:00Z' };
    expect(asking(supervisor, own)).toBe('');
    expect(asking(supervisor, own, DAY)).toBe('');
    expect(asking({ ...supervisor, office: undefined! }, DAY)).toBe('FILTER_NOT_RELEASED');
  });
});

describe('an exact number of the whole service', () => {
  it.each<[string, FigurePeriod]>([
    ['of a day', DAY],
    ['of a day of a province', { ...DAY, province: '17' }],
    ['from the second day on', { from: '2025-01-02', to: '2025-12-31' }],
    ['as of a day within a month', { ...MONTH, asOf: '2026-02-20' }],
    ['as known a moment before an entry', { ...MONTH, knownAt: '2026-02-10T03:04:05.678Z' }],
  ])('tells a supervisor nothing of single people elsewhere: %s', (_, wanted) => {
    expect(asking(supervisor, wanted)).toBe('FILTER_NOT_RELEASED');
  });

  it('is of whole months for a supervisor, as dashboards and trends ask, also beside another year', () => {
    expect(asking(supervisor, MONTH)).toBe('');
    expect(asking(supervisor, {})).toBe('');
    expect(asking(supervisor, MONTH, DAY)).toBe('FILTER_NOT_RELEASED');
    expect(asking(supervisor, {}, { from: '2025-01-01', to: '2025-12-31' })).toBe('');
  });

  it('is of any day for an auditor', () => {
    expect(asking(auditor, DAY)).toBe('');
    expect(asking(auditor, { ...MONTH, knownAt: '2026-02-10T03:04:05.678Z' }, DAY)).toBe('');
  });
});

describe('the days among the periods', () => {
  const among = (by: Actor, wanted: FigurePeriod) =>
    daysAmong(by, [figureArguments(wanted, NOW, DEFAULT_SETTINGS)], NOW);

  it('are those that are no whole months, and not of the own office of a supervisor', () => {
    expect(among(auditor, DAY)).toHaveLength(1);
    expect(among(auditor, MONTH)).toEqual([]);
    expect(among(supervisor, { ...DAY, office: 'Poipet' })).toEqual([]);
  });
});
