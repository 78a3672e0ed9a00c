import fc from 'fast-check';
import { dayOf, daysInWords, fromLocalTime, inLocalTime, keepTimeZone } from './days.js';

const ZONES = ['Asia/Phnom_Penh', 'Asia/Kathmandu', 'Europe/London', 'America/St_Johns', 'Australia/Lord_Howe', 'UTC'];
afterEach(() => keepTimeZone('Asia/Phnom_Penh'));

describe('a time of day in a form', () => {
  it('is that of the organisation', () => {
    expect(fromLocalTime('2020-03-05T10:00')).toBe('2020-03-05T03:00:00.000Z');
    expect(inLocalTime('2020-03-05T03:00:00Z')).toBe('2020-03-05T10:00');
    keepTimeZone('Asia/Kathmandu');
    expect(fromLocalTime('2020-03-05T10:00')).toBe('2020-03-05T04:15:00.000Z');
    expect(dayOf(new Date('2020-03-05T18:15:00Z'))).toBe('2020-03-06');
  });

  it('comes back as it was sent, in summer and in winter', () => {
    const minutes = fc.integer({ min: Date.parse('2015-01-01') / 60_000, max: Date.parse('2035-01-01') / 60_000 });
    fc.assert(
      fc.property(fc.constantFrom(...ZONES), minutes, (zone, minute) => {
        keepTimeZone(zone);
        const shown = inLocalTime(new Date(minute * 60_000).toISOString());
        expect(inLocalTime(fromLocalTime(shown))).toBe(shown);
      }),
    );
  });

  it('that clocks skip is the one an hour later, and of two the first', () => {
    keepTimeZone('Europe/London');
    expect(fromLocalTime('2024-03-31T01:30')).toBe('2024-03-31T01:30:00.000Z');
    expect(fromLocalTime('2024-10-27T01:30')).toBe('2024-10-27T00:30:00.000Z');
  });

  it('that is none stays as it is', () => {
    for (const none of ['tomorrow', '2020-13-45T99:99']) expect(fromLocalTime(none)).toBe(none);
    expect(inLocalTime('')).toBe('');
  });
});

describe('a day in a sentence of the service', () => {
  it('is written as the pages write it', () => {
    expect(daysInWords('2035-01-01 lies in the future.')).toBe('1 Jan 2035 lies in the future.');
    expect(daysInWords('It ended on 2020-03-05, not on 2020-03-06.')).toBe(
      'It ended on 5 Mar 2020, not on 6 Mar 2020.',
    );
  });

  it('stays as it is where it shows how to write one', () => {
    for (const one of ['a day that exists, written as 2020-06-30', 'A day such as 2020-06-30.', 'ដូចជា 2020-06-30'])
      expect(daysInWords(one)).toBe(one);
  });

  it('stays as it is where there is no such day, or where it is a part of something else', () => {
    for (const one of ['2020-02-31 is none.', '2020-13-01', 'at 2020-03-05T10:00:00Z', '12020-03-05', '2020-03-055'])
      expect(daysInWords(one)).toBe(one);
  });
});
