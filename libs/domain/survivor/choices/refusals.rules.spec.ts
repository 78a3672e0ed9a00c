import { refusalBeforeInput, type Actor } from '#kernel/decider';
import { survivor, type SurvivorState } from '../survivor.js';
import { SETTINGS, everyJourney } from '../testing/random-journey.js';
import { revealedByRefusal } from './refusals.rules.js';

const NOW = '2021-06-01T09:00:00.000Z';
const by: Actor = { id: 'makara', role: 'SUPERVISOR', organisation: 'A21', office: 'Poipet' };
const CONTEXT = { steps: {}, by, now: NOW, commandId: 'the-command', settings: SETTINGS };

const COMMANDS = Object.keys(survivor.decide) as (keyof typeof survivor.decide)[];

/** The same record without what only readers of health may know. */
const withoutHealth = (state: SurvivorState): SurvivorState => ({
  ...state,
  family: { ...state.family, pregnancies: {}, births: {} },
});

it('is withheld wherever a refusal follows from a pregnancy or birth, and nowhere else', () => {
  const withheld = new Set<string>();
  everyJourney(({ before, state: last }) => {
    for (const state of [...before.slice(-3), last])
      for (const name of COMMANDS) {
        const refusal = refusalBeforeInput(survivor, name, state, CONTEXT);
        const without = refusalBeforeInput(survivor, name, withoutHealth(state), CONTEXT);
        if (refusal?.message === without?.message) continue;
        withheld.add(name);
        expect([name, revealedByRefusal(name, refusal), revealedByRefusal(name, without)]).toEqual([
          name,
          ['health'],
          ['health'],
        ]);
      }
  });
  expect([...withheld].toSorted()).toEqual(['EndPregnancy', 'RecordPregnancy']);
});

it('is shown where the record takes no entry at all, which tells nothing of the survivor', () => {
  const closed = { ...survivor.initial, closure: { ...survivor.initial.closure, status: 'closed' as const } };
  const refusal = refusalBeforeInput(survivor, 'EndPregnancy', closed, CONTEXT);
  expect(refusal?.code).not.toBe('NOTHING_HERE');
  expect(revealedByRefusal('EndPregnancy', refusal)).toEqual([]);
});
