import { Misuse, pastDay } from './misuse.js';

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
