import { compose } from './compose.js';
import { fold, type Decider, type EventMetadata } from './decider.js';
import { refuse } from './refusal.js';
import { specification } from './testing.js';

type Lamp = 'off' | 'on';
const lamp: Decider<Lamp, { Lit: {} }, { Light: {} }> = {
  initial: 'off',
  decide: { Light: () => [{ type: 'Lit', data: {} }] },
  evolve: { Lit: () => 'on' },
};

const reader: Decider<number, { Read: { pages: number } }, { Read: { pages: number } }, { lamp: Lamp }> = {
  initial: 0,
  decide: {
    Read: (_, { pages }, { steps }) =>
      steps.lamp === 'on' ? [{ type: 'Read', data: { pages } }] : refuse('DARK', 'It is dark.'),
  },
  evolve: { Read: (total, { pages }) => total + pages },
};

describe('compose', () => {
  const evening = compose({ lamp, reader });
  const given = specification(evening);

  it('lets a step see the others’ states', () => {
    expect(given().when('Read', { pages: 3 })).toBe('DARK');
    expect(given({ type: 'Lit', data: {} }).when('Read', { pages: 3 })).toEqual([{ type: 'Read', data: { pages: 3 } }]);
  });

  it('lets an event change its own step only', () => {
    expect(fold(evening, [{ type: 'Read', data: { pages: 3 }, ...({ id: 'event-0' } as EventMetadata) }])).toEqual({
      lamp: 'off',
      reader: 3,
    });
  });

  it('lets a step observe an event of another', () => {
    const sleeper: Decider<string, {}, {}, unknown, { Lit: {} }> = {
      initial: 'asleep',
      decide: {},
      evolve: {},
      observes: { Lit: () => 'awake' },
    };
    expect(specification(compose({ lamp, sleeper }))({ type: 'Lit', data: {} }).state()).toEqual({
      lamp: 'on',
      sleeper: 'awake',
    });

    // @ts-expect-error -- observesUnknownEvent: 'Lit'
    compose({ sleeper });
  });

  it('is checked by the compiler', () => {
    // @ts-expect-error -- missingStep: 'lamp'
    compose({ reader });

    const dimmer: Decider<number, {}, {}> = { initial: 7, decide: {}, evolve: {} };
    // @ts-expect-error -- the neighbour is of another shape
    compose({ reader, lamp: dimmer });

    const torch: Decider<number, { Lit: {} }, {}> = { initial: 0, decide: {}, evolve: { Lit: () => 1 } };
    // @ts-expect-error -- duplicateName: 'Lit'
    compose({ lamp, torch });

    const candle: Decider<number, {}, { Light: {} }> = { initial: 0, decide: { Light: () => [] }, evolve: {} };
    // @ts-expect-error -- duplicateName: 'Light'
    compose({ lamp, candle });

    // @ts-expect-error -- a step alone lacks the neighbours that a command needs
    specification(reader);

    // @ts-expect-error -- no such event
    given({ type: 'Unlit', data: {} });

    // @ts-expect-error -- no such field
    given().when('Read', { chapters: 3 });
  });
});
