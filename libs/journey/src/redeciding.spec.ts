import { fold } from '#decider';
import { survivor } from './survivor.js';
import type { Name } from './testing/commands.js';
import { SETTINGS, everyLife, type Fact } from './testing/life.js';

/** What the command of an entry decides when it says just what the entry does, by whom, when and in the state it was asked. */
const decidedAgain = (state: typeof survivor.initial, { data, by, at, command, commandId }: Fact) => {
  const said = JSON.parse(JSON.stringify(data)) as never;
  return survivor.decide[command as Name](state, said, { others: {}, by, now: at, commandId, settings: SETTINGS });
};

/** Fields that an entry says in other words: one day as a period of it, a mutation as the entry that it would have made. */
const IN_OTHER_WORDS: Readonly<Record<string, readonly string[]>> = {
  DeliverService: ['on'],
  CorrectEntry: ['replacement'],
  AmendConclusion: ['prosecutionId', 'outcome', 'on'],
};

/** A correction is no entry to be corrected, and keeps its replacement as an entry and not as a mutation. */
const APART: ReadonlySet<string> = new Set(['CorrectEntry', 'AmendConclusion']);

/** What an amendment restates besides is no entry of its command. */
const RESTATES: ReadonlySet<string> = new Set(['CorrectEntry', 'StrikeOutEntry']);
const isRestated = ({ type, command }: Pick<Fact, 'type' | 'command'>): boolean =>
  type === 'PersonDetailsRevised' && RESTATES.has(command);

/** Recorded beside another entry, of which they say a part: nobody corrects either. */
const BESIDE: ReadonlySet<string> = new Set(['ProcessingRestricted', 'RestrictionLifted']);

describe('whatever happens to a survivor', () => {
  it('an entry says all that its command was told: told again, it decides that entry again', () => {
    everyLife(({ facts }) => {
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

  it('nothing that was said is left out of the entry', () => {
    everyLife(({ facts, said }) => {
      for (const [index, { type, command, data }] of facts.entries()) {
        if (BESIDE.has(type) || isRestated({ type, command })) continue;
        const elsewhere = IN_OTHER_WORDS[command] ?? [];
        const fields = Object.entries(said[index]!).filter(([field]) => !elsewhere.includes(field));
        expect([command, data]).toMatchObject([command, Object.fromEntries(fields)]);
      }
    });
  });
});
