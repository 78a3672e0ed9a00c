import fc from 'fast-check';
import i18next from 'i18next';
import { dayInWords } from '../language/days.js';
import { buddhistYearIn, buddhistYearInMonth, dayIn, missingInCalendar, monthIn, timeIn } from './read-day.js';

describe('a typed month', () => {
  it.each(['Sept 2020', 'september 2020', '9/2020', '09.2020', '9 2020', '2020-09', 'កញ្ញា ២០២០', 'ខែកញ្ញា ឆ្នាំ២០២០'])(
    'may be written %s',
    (written) => expect(monthIn(written)).toBe('2020-09'),
  );

  it.each([
    '',
    '2020',
    '9',
    '13/2020',
    '0/2020',
    'Sep',
    'S 2020',
    '5 Sept 2020',
    '5/9/2020',
    '9/20',
    'soon',
    '9/1820',
    '9/2120',
  ])('is none in “%s”', (written) => expect(monthIn(written)).toBeUndefined());

  it('is asked for again where its year is one of the Buddhist era', () => {
    expect(monthIn('9/2563')).toBeUndefined();
    expect(buddhistYearInMonth('9/2563')).toEqual({ year: 2563, either: 2019, or: 2020 });
    expect(buddhistYearInMonth('9/2020')).toBeUndefined();
  });
});

describe('a typed day', () => {
  it.each([
    '5 Mar 2020',
    '5 March 2020',
    '05 mar. 2020',
    '5/3/2020',
    '05.03.2020',
    '5 3 2020',
    '05032020',
    '2020-03-05',
    '5 មីនា 2020',
    '៥ មីនា ២០២០',
    'ថ្ងៃទី៥ ខែមីនា ឆ្នាំ២០២០',
    ' 5 Mar 2020 ',
    '៥\u200Bមីនា\u200B២០២០',
    '5/3/2020\u200B',
    'ថ្ងៃទី៥\u200Bខែ\u200Bមីនា\u200B ឆ្នាំ\u200B២០២០',
    '\uFEFF5 មី\u200Cនា 2020',
  ])('may be written %s', (written) => expect(dayIn(written)).toBe('2020-03-05'));

  it('has its day before its month, whatever the browser speaks', () => {
    expect(dayIn('3/5/2020')).toBe('2020-05-03');
    expect(dayIn('3/25/2020')).toBeUndefined();
  });

  it('may have a month in Khmer with or without the sign at its end', () => {
    for (const month of ['កុម្ភៈ', 'កុម្ភះ', 'កុម្ភ']) expect(dayIn(`1 ${month} 2020`)).toBe('2020-02-01');
  });

  it.each(['', '5', '5 Mar', '5 Mar 20', '5/3/20', '31 Apr 2020', '29 Feb 2019', '0/1/2020', '5 Ma 2020', 'today'])(
    'is none in “%s”',
    (written) => expect(dayIn(written)).toBeUndefined(),
  );

  it('is none of the calendar where only its numbers are wrong', () => {
    for (const written of [
      '31/2/2030',
      '31 Apr 2020',
      '31 មេសា 2020',
      '0/1/2020',
      '5/0/2020',
      '5/00/2020',
      '31/4/2020, 14:30',
      '2020-02-30',
    ])
      expect([written, missingInCalendar(written)]).toEqual([written, 'day']);
    for (const written of [
      '',
      '5 Ma 2020',
      '5/3/20',
      '5 Mar',
      'today',
      '5/3/2020',
      '5/3/2020, 14:30',
      '5/3/2020, 25:00',
    ])
      expect([written, missingInCalendar(written)]).toEqual([written, undefined]);
  });

  it('may have its month before its day only where its month is none', () => {
    for (const written of ['3/25/2020', '3/25/2020, 14:30', '03252020', '2020-25-03'])
      expect([written, missingInCalendar(written)]).toEqual([written, 'month']);
  });

  it('is read back as the console writes it, in both languages', async () => {
    const days = fc.date({ min: new Date('1900-01-01'), max: new Date('2199-12-31'), noInvalidDate: true });
    for (const lng of ['en', 'km']) {
      // oxlint-disable-next-line no-await-in-loop -- one language at a time
      await i18next.init({ lng, resources: {} });
      fc.assert(
        fc.property(days, (at) => {
          const day = at.toISOString().slice(0, 10);
          expect(dayIn(dayInWords(day))).toBe(day);
        }),
      );
    }
  });
});

describe('a year of the Buddhist era', () => {
  it('is no year of ours, and is one of two: it is asked, and not guessed', () => {
    for (const written of ['៥ មីនា ២៥៧០', '5/3/2570', '5 Mar 2570, 14:30']) {
      expect(dayIn(written)).toBeUndefined();
      expect(buddhistYearIn(written)).toEqual({ year: 2570, either: 2026, or: 2027 });
    }
    expect(timeIn('5 Mar 2570, 14:30')).toBeUndefined();
  });

  it('is not seen in a day of ours, nor in what is no day', () => {
    for (const written of ['5 Mar 2020', '5 Mar 2199', '5 Mar 257', '31 Apr 2570', ''])
      expect(buddhistYearIn(written)).toBeUndefined();
  });
});

describe('a typed day with its time', () => {
  it.each([
    '5 Mar 2020, 14:30',
    '៥\u200Bមីនា\u200B២០២០\u200B១៤:៣០',
    '5/3/2020 14.30',
    '2020-03-05T14:30',
    '៥ មីនា ២០២០, ១៤:៣០',
  ])('may be written %s', (written) => expect(timeIn(written)).toBe('2020-03-05T14:30'));

  it.each(['5 Mar 2020', '14:30', '5 Mar 2020, 24:00', '5 Mar 2020, 9', '31 Apr 2020, 9:00'])(
    'is none in “%s”',
    (written) => expect(timeIn(written)).toBeUndefined(),
  );
});
