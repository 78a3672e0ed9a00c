import { jest } from '@jest/globals';
import { StoreUnavailable } from '#kernel/event-store';
import type { AggregateStores } from '#nest';
import { StaffRegister } from './staff-register.js';

const ENTRY = { interruptions: [], trainings: [], places: [] };
const REGISTERS = {
  offices: {},
  organisations: {},
  workers: {
    sokha: {
      ...ENTRY,
      present: [{ from: '2018-01-01' }],
      places: [
        { office: 'SiemReapCac', from: '2018-01-01' },
        { office: 'Poipet', from: '2019-01-01' },
        { office: 'Battambang', from: '2999-01-01' },
      ],
    },
    vuthy: { ...ENTRY, present: [{ from: '2018-01-01' }] },
    bopha: {
      ...ENTRY,
      present: [{ from: '2018-01-01', until: '2019-12-31' }],
      places: [{ office: 'SiemReapCac', from: '2018-01-01' }],
    },
  },
};

const registerOf = (recent: () => Promise<unknown>) =>
  new StaffRegister({ of: () => ({ recentState: recent }) } as unknown as AggregateStores);

afterEach(() => jest.useRealTimers());

describe('the office of a person in the register of staff', () => {
  it.each<[string, string, string | undefined]>([
    ['sokha', 'is where they moved last, up to today', 'Poipet'],
    ['vuthy', 'is none for a colleague who was registered without one', undefined],
    ['bopha', 'is none for a colleague who has left', undefined],
    ['ratana', 'is none for a person who is not in the register', undefined],
    ['constructor', 'is none for the name of a property', undefined],
  ])('%s: %s', async (id, _, office) => {
    expect(await registerOf(async () => REGISTERS).officeOf(id)).toBe(office);
  });

  it('is not guessed while the register was never read', async () => {
    const away = registerOf(async () => {
      throw new StoreUnavailable('away');
    });
    await expect(away.officeOf('sokha')).rejects.toThrow(StoreUnavailable);
  });

  it('is waited for longer at the first reading, which nothing could replace, than at a later one', async () => {
    jest.useFakeTimers();
    let takesMs = 1_500;
    const register = registerOf(() => new Promise((resolve) => setTimeout(() => resolve(REGISTERS), takesMs)));
    const first = register.officeOf('sokha');
    await jest.advanceTimersByTimeAsync(takesMs);
    expect(await first).toBe('Poipet');
    takesMs = 60_000;
    const later = register.officeOf('sokha');
    await jest.advanceTimersByTimeAsync(1_100);
    expect(await later).toBe('Poipet');
  });
});

describe('the register of staff', () => {
  it('is read before anybody asks, and a start does not fail because it cannot be', async () => {
    const recent = jest.fn(async () => REGISTERS);
    await registerOf(recent).onApplicationBootstrap();
    expect(recent).toHaveBeenCalledTimes(1);
    const away = registerOf(async () => {
      throw new StoreUnavailable('away');
    });
    await away.onApplicationBootstrap();
    await expect(away.officeOf('sokha')).rejects.toThrow('was not read since the start');
  });
});
