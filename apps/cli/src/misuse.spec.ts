import { Misuse, anyDay, anyInstant, pastDay } from './misuse.js';

/** 25 hours apart: it is never the same day in both. */
const [EARLY, LATE] = ['Pacific/Kiritimati', 'Pacific/Pago_Pago'];

describe('a day until today', () => {
  it('is one of the time zone of the log', () => {
    const today = pastDay('--until', 'today', EARLY);
    expect(pastDay('--until', 'today', LATE) < today).toBe(true);
    expect(pastDay('--until', today, EARLY)).toBe(today);
    expect(() => pastDay('--until', today, LATE)).toThrow(Misuse);
  });

  it.each(['2025-02-30', 'yesterday', '2999-01-01'])('is not %s', (text) => {
    expect(() => pastDay('--until', text, EARLY)).toThrow(`--until is "${text}": it must be "today"`);
  });
});

describe('a day or an instant of figures', () => {
  it('is written as the service reads it', () => {
    expect(anyDay('--as-of', '2020-02-29')).toBe('2020-02-29');
    expect(anyInstant('--known-at', '2020-07-01T07:00+07:00')).toBe('2020-07-01T07:00+07:00');
  });

  it.each(['2021-02-29', '30.6.2020', '', 'today'])('is no day: "%s"', (text) => {
    expect(() => anyDay('--as-of', text)).toThrow(
      new Misuse(`--as-of is "${text}": it must be a day that exists, from 1900-01-01 on, such as 2020-06-30.`),
    );
  });

  it.each(['2020-07-01', '2020-07-01T00:00', '1969-12-31T23:59Z', 'yesterday'])('is no instant: "%s"', (text) => {
    expect(() => anyInstant('--known-at', text)).toThrow(Misuse);
    expect(() => anyInstant('--known-at', text)).toThrow(
      `--known-at is "${text}": it must be an instant with its zone`,
    );
  });
});
