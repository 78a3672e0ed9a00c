import { Invalid } from '#nest';
import { requirePastDay } from './past-day.js';

/** Already the second of March in Phnom Penh. */
const NOW = '2026-03-01T17:30:00.000Z';

it('accepts each day until today, where the organisation works', () => {
  for (const day of [undefined, '1990-01-01', '2026-03-01', '2026-03-02'])
    expect(() => requirePastDay(day, NOW)).not.toThrow();
});

it('refuses a day to come, and names the field', () => {
  expect(() => requirePastDay('2026-03-03', NOW)).toThrow(Invalid);
  expect(() => requirePastDay('2026-03-03', NOW)).toThrow('today is 2026-03-02');
});
