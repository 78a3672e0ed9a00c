import { compose } from './compose.js';
import { fold, type Decider, type DecisionContext, type EventMetadata } from './decider.js';
import type { EventOf } from './event.js';
import { precondition, type Layer } from './layer.js';
import { refuse, refuseUnless, type Refusal } from './refusal.js';
import { refusalBeforeInput, requireSome } from './requirements.js';
import { ruleOverride, type MayOverride } from './rule-override.js';
import type { Settings } from './settings.js';
import { surround } from './surround.js';
import { specification } from './testing.js';

type Door = { readonly open: boolean; readonly by: string };
type Events = { Opened: { by: string }; Closed: {} };
type Commands = { Open: { by: string; hours: number }; Close: {} };
type Weather = 'fair' | 'stormy';

const weather: Decider<Weather, { StormBegan: {} }, {}> = {
  initial: 'fair',
  decide: {},
  evolve: { StormBegan: () => 'stormy' },
};

const door: Decider<Door, Events, Commands, { weather: Weather }> = {
  initial: { open: false, by: '' },
  requires: {
    Open: ({ open }, { steps, irregular }) => {
      if (open) refuse('OPEN_ALREADY', 'The door is open: close it first.', 'Close');
      if (steps.weather === 'stormy') refuseUnless(irregular, 'STORM', 'A storm is near: wait until it has passed.');
    },
  },
  decide: {
    Open: (state, { by, hours }) => {
      if (state.open && state.by === by) return [];
      if (hours > 8) refuse('TOO_LONG', 'The door may be open for eight hours: give fewer.');
      return [{ type: 'Opened', data: { by } }];
    },
    Close: ({ open }) => (open ? [{ type: 'Closed', data: {} }] : []),
  },
  evolve: { Opened: (_, { by }) => ({ open: true, by }), Closed: () => ({ open: false, by: '' }) },
};

const bell: Layer<{ readonly door: Door }, {}, { Ring: { times: number } }, EventOf<Events>> = {
  name: 'bell',
  commands: () => ({ Ring: (_, { times }) => (times > 0 ? [{ type: 'Closed', data: {} }] : []) }),
  requires: { Ring: ({ door: { open } }) => !open && refuse('SHUT', 'The door is shut: open it first.', 'Open') },
};

const isReviewer: MayOverride = ({ role }) => role === 'REVIEWER';
const house = surround(compose({ weather, door }), [
  ruleOverride(isReviewer, 'a reviewer'),
  bell,
  precondition<object>('daytime', (_, command, { now }) => {
    if (now.includes('T23') && command !== 'Close') refuse('NIGHT', 'It is night: come back in the morning.');
  }),
]);

const given = specification(house);
const opened = { type: 'Opened', data: { by: 'sokha' } } as const;
const storm = { type: 'StormBegan', data: {} } as const;
const night = '2026-03-01T23:00:00.000Z';

const before = (command: string, facts: readonly object[] = [], now = '2026-03-01T09:00:00.000Z') => {
  const by = { id: 'sokha', role: 'AUTHOR', organisation: 'A21' };
  const context: DecisionContext<unknown> = { steps: {}, by, now, commandId: '', settings: {} as Settings };
  const events = facts.map((fact, index) => ({ ...fact, ...({ id: `event-${index}` } as EventMetadata) }));
  return refusalBeforeInput(house, command, fold(house, events as never), context);
};

describe('what a command requires', () => {
  it('is checked before the decision, whatever the input', () => {
    expect(given(opened).when('Open', { by: 'dara', hours: 9 })).toBe('OPEN_ALREADY');
    expect(given().when('Open', { by: 'dara', hours: 9 })).toBe('TOO_LONG');
  });

  it('lets an identical repeat pass, which records nothing', () => {
    expect(given(opened).when('Open', { by: 'sokha', hours: 2 })).toEqual([]);
  });

  it('may be a rule of conduct, against which a reviewer records nevertheless', () => {
    const marked = { by: 'dara', hours: 2, irregular: { code: 'STORM', explanation: 'There was a fire.' } };
    expect(given(storm).when('Open', { by: 'dara', hours: 2 })).toBe('STORM');
    expect(given(storm).when('Open', marked, { by: { role: 'REVIEWER' } })).toMatchObject([{ type: 'Opened' }]);
  });

  it('is checked for the commands of a layer too', () => {
    expect(given().when('Ring', { times: 1 })).toBe('SHUT');
    expect(given().when('Ring', { times: 0 })).toEqual([]);
    expect(given(opened).when('Ring', { times: 1 })).toEqual([{ type: 'Closed', data: {} }]);
  });

  it('is known before any input, with the command that must come first', () => {
    expect(before('Open')).toBeUndefined();
    expect(before('Open', [opened])).toMatchObject({ code: 'OPEN_ALREADY', first: 'Close' });
    expect(before('Ring')).toMatchObject({ code: 'SHUT', first: 'Open' });
    expect(before('Close')).toBeUndefined();
  });

  it('includes the preconditions outside of it, which come first', () => {
    expect(before('Open', [opened], night)).toMatchObject({ code: 'NIGHT' });
    expect(given(opened).when('Open', { by: 'dara', hours: 2 }, { now: night })).toBe('NIGHT');
    expect(before('Ring', [], night)).toMatchObject({ code: 'NIGHT' });
    expect(before('Close', [], night)).toBeUndefined();
  });

  it('does not hide a bug', () => {
    const broken = { requires: { Open: () => (undefined as unknown as Door).by } };
    expect(() => refusalBeforeInput(broken as never, 'Open', {}, {} as never)).toThrow(TypeError);
  });
});

const messageOf = (ask: () => void): string | undefined => {
  try {
    ask();
    return undefined;
  } catch (error) {
    return (error as Refusal).message;
  }
};

describe('a command that names one of several entries', () => {
  const requireEven = (one: number) => one % 2 !== 0 && refuse('ODD', `${one} is odd: take another.`);
  const none = () => refuse('NONE', 'There is no number.');

  it.each<[string, readonly number[], string | undefined]>([
    ['is possible while one of them may be named', [1, 2, 3], undefined],
    ['is refused like the last of them when none may be', [1, 3], '3 is odd: take another.'],
    ['is refused when there is none', [], 'There is no number.'],
  ])('%s', (_, entries, message) => {
    expect(messageOf(() => requireSome(entries, requireEven, none))).toBe(message);
  });
});
