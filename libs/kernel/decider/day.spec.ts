import fc from 'fast-check';
import { USUAL_TIME_ZONE, dayAt, dayBegins, dayBeginsIn, dayIn, daysAreIn, isTimeZone, yearsBetween } from './day.js';

/** With and without summer time, on both halves of the earth, with odd offsets, and with days that begin at one. */
const ZONES = [
  'Asia/Phnom_Penh',
  'Asia/Kathmandu',
  'Asia/Beirut',
  'Africa/Cairo',
  'America/Santiago',
  'America/St_Johns',
  'Australia/Lord_Howe',
  'Europe/London',
  'Pacific/Apia',
  'Pacific/Chatham',
  'UTC',
];

/** The clock on the wall there, read another way. */
const clockIn = (zone: string, at: number): string =>
  new Date(at).toLocaleString('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });

const zones = fc.constantFrom(...ZONES);
const instants = fc.integer({ min: Date.parse('2015-01-01'), max: Date.parse('2035-01-01') });

describe('a day', () => {
  afterEach(() => daysAreIn(USUAL_TIME_ZONE));

  it('begins at midnight in Cambodia, where nothing else is said', () => {
    expect(dayAt('2020-06-29T16:59:59.999Z')).toBe('2020-06-29');
    expect(dayAt('2020-06-29T17:00:00.000Z')).toBe('2020-06-30');
    expect(dayBegins('2020-06-30')).toBe('2020-06-29T17:00:00.000Z');
  });

  it('is that of the time zone that was chosen', () => {
    daysAreIn('Asia/Kathmandu');
    expect(dayAt('2020-06-29T18:14:59.999Z')).toBe('2020-06-29');
    expect(dayAt('2020-06-29T18:15:00.000Z')).toBe('2020-06-30');
    expect(dayBegins('2020-06-30')).toBe('2020-06-29T18:15:00.000Z');
  });

  it('is the one on the wall, in summer and in winter', () => {
    fc.assert(
      fc.property(zones, instants, (zone, at) => {
        expect(dayIn(zone, new Date(at).toISOString())).toBe(clockIn(zone, at).slice(0, 10));
      }),
    );
  });

  it('begins at its first instant, and the day before ends there, also when clocks are changed', () => {
    fc.assert(
      fc.property(zones, instants, (zone, at) => {
        const day = dayIn(zone, new Date(at).toISOString());
        const begins = dayBeginsIn(zone, day);
        expect(dayIn(zone, begins)).toBe(day);
        expect(dayIn(zone, new Date(Date.parse(begins) - 1).toISOString()) < day).toBe(true);
        expect(clockIn(zone, Date.parse(begins)).slice(11)).toMatch(/^0[01]:00:00$/);
      }),
    );
  });

  it.each([
    {
      zone: 'Africa/Cairo',
      day: '2024-04-26',
      begins: '2024-04-25T22:00:00.000Z',
      change: 'the clocks went from midnight to one',
    },
    {
      zone: 'Asia/Beirut',
      day: '2024-10-27',
      begins: '2024-10-26T22:00:00.000Z',
      change: 'the clocks went back from midnight to eleven',
    },
    {
      zone: 'Europe/London',
      day: '2024-03-31',
      begins: '2024-03-31T00:00:00.000Z',
      change: 'the clocks went from one to two',
    },
  ])('begins rightly in $zone on $day, when $change', ({ zone, day, begins }) => {
    expect(dayBeginsIn(zone, day)).toBe(begins);
  });

  it('belongs to a time zone with a name, and to no mere offset', () => {
    expect(ZONES.filter((zone) => !isTimeZone(zone))).toEqual([]);
    expect(['+07:00', 'Asia/Atlantis', '', 'Phnom Penh', 7, null, undefined].filter(isTimeZone)).toEqual([]);
  });

  it.each([
    ['2002-03-01', '2020-02-29', 17],
    ['2002-03-01', '2020-03-01', 18],
    ['2004-02-29', '2022-02-28', 17],
    ['2004-02-29', '2022-03-01', 18],
  ])('born %s, on %s %i years old', (born, on, years) => {
    expect(yearsBetween(born, on)).toBe(years);
  });
});
