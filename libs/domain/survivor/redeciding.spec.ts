import { fold } from '#kernel/decider';
import { survivor } from './survivor.js';
import type { Name } from './testing/commands/commands.js';
import { SETTINGS, everyJourney, type Fact } from './testing/random-journey.js';

/**
 * The decision of an entry's command when it is sent once more: by the same person, at the same time, in the same
 * state.
 */
const decidedAgain = (state: typeof survivor.initial, { data, by, at, command, commandId }: Fact) => {
  const input = JSON.parse(JSON.stringify(data)) as never;
  return survivor.decide[command as Name](state, input, { steps: {}, by, now: at, commandId, settings: SETTINGS });
};

/**
 * Fields that a command gives differently from the entry: one day as a period, a mutation as the entry that it would
 * make.
 */
const IN_OTHER_WORDS: Readonly<Record<string, readonly string[]>> = {
  ApproveErasure: ['inCareReason'],
  DeliverService: ['on'],
  CorrectEntry: ['replacement'],
  AmendConclusion: ['prosecutionId', 'outcome', 'on'],
  FollowReassignment: ['from', 'to', 'on'],
};

/**
 * A correction cannot be corrected, and keeps its replacement as an entry rather than a mutation. What follows from the
 * registers is no mutation either.
 */
const APART: ReadonlySet<string> = new Set(['CorrectEntry', 'AmendConclusion', 'FollowReassignment']);

/** An event that an amendment adds is no entry of the amended command. */
const RESTATES: ReadonlySet<string> = new Set(['CorrectEntry', 'StrikeOutEntry']);
const isRestated = ({ type, command }: Pick<Fact, 'type' | 'command'>): boolean =>
  type === 'PersonDetailsRevised' && RESTATES.has(command);

/** Events recorded together with another entry, as a part of it: neither can be corrected. */
const BESIDE: ReadonlySet<string> = new Set(['ProcessingRestricted', 'RestrictionLifted']);

describe('any journey of a survivor', () => {
  it('has entries that hold all data of their command: sent once more, the command makes the same entry', () => {
    everyJourney(({ facts }) => {
      let state = survivor.initial;
      for (const entry of facts) {
        const { type, data, command } = entry;
        const isApart = APART.has(command) || BESIDE.has(type) || isRestated(entry);
        const again = isApart
          ? [{ type, data }]
          : decidedAgain(state, entry).filter((one) => !BESIDE.has(one.type) && !isRestated({ ...one, command }));
        expect([command, ...again]).toEqual([command, { type, data }]);
        state = fold({ ...survivor, initial: state }, [entry as never]);
      }
    });
  });

  it('leaves no field of a command out of its entry', () => {
    everyJourney(({ facts, payloads: input }) => {
      for (const [index, { type, command, data }] of facts.entries()) {
        if (BESIDE.has(type) || isRestated({ type, command })) continue;
        const elsewhere = IN_OTHER_WORDS[command] ?? [];
        const fields = Object.entries(input[index]!).filter(([field]) => !elsewhere.includes(field));
        expect([command, data]).toMatchObject([command, Object.fromEntries(fields)]);
      }
    });
  });
});
