import { refuse, type Decider, type EventOf, isOrStandsInFor, isSamePayload } from '#kernel/decider';
import type { DuplicateEvents } from './duplicates.events.js';
import type { Judgement, Suspicion } from './duplicates.state.js';

export type DuplicateCommands = {
  /** By the matcher only. */
  SuspectDuplicate: DuplicateEvents['DuplicateSuspected'];
  /** By the matcher only, when another office has got one of the cases. */
  FollowOffices: DuplicateEvents['DuplicateOfficesChanged'];
  /** `offices`: those that have the cases now, of each record in its order. */
  JudgeDuplicate: { isSame: boolean; offices: readonly string[] };
};

/** Whether two records are of one person: the supervisors of both offices decide, each for their own. */
export const duplicate: Decider<Suspicion, DuplicateEvents, DuplicateCommands> & {
  readonly identity: { readonly [Name in keyof DuplicateCommands]: (command: DuplicateCommands[Name]) => object };
} = {
  initial: { suspected: undefined, judgements: [], outcome: undefined },

  /** The matcher compares a pair again whenever one of its records changes, and says the same each time. */
  identity: {
    SuspectDuplicate: () => ({}),
    FollowOffices: ({ offices }) => ({ offices }),
    JudgeDuplicate: ({ isSame }) => ({ isSame }),
  },

  decide: {
    /** A pair is suspected once: what two people decided about it stays. */
    SuspectDuplicate: ({ suspected }, command) => (suspected ? [] : [{ type: 'DuplicateSuspected', data: command }]),

    /** What is decided stays with those who decided it. */
    FollowOffices: ({ suspected, outcome }, { offices }) =>
      !suspected || outcome || isSamePayload({ offices: suspected.offices }, { offices })
        ? []
        : [{ type: 'DuplicateOfficesChanged', data: { offices } }],

    JudgeDuplicate: ({ suspected, judgements, outcome }, { isSame, offices }, { by }) => {
      const { office } = by;
      if (!suspected || by.role !== 'SUPERVISOR' || !office || !offices.includes(office)) return noSuchSuspicion();
      if (judgements.some((one) => one.by === by.id && one.office === office && one.isSame === isSame)) return [];
      if (outcome) refuse('DUPLICATE_DECIDED', 'Two supervisors have decided this already: read what they decided.');
      const [mine, others] = [true, false].map((isMine) =>
        judgements.filter((one) => isOrStandsInFor(by, one.by) === isMine),
      ) as [Judgement[], Judgement[]];
      if (mine.length > 0 && mine.every((one) => one.office !== office))
        refuse(
          'APPROVER_IS_AUTHOR',
          'You have judged this for the other office: another supervisor must judge it here.',
        );
      const judged: EventOf<DuplicateEvents> = { type: 'DuplicateJudged', data: { office, isSame } };
      if (secondWord(others, offices, office)?.isSame !== isSame) return [judged];
      const { survivorIds } = suspected;
      return [
        judged,
        isSame ? { type: 'DuplicateAgreed', data: { survivorIds, offices } } : { type: 'DuplicateDismissed', data: {} },
      ];
    },
  },

  evolve: {
    DuplicateSuspected: (state, suspected) => ({ ...state, suspected }),
    DuplicateOfficesChanged: (state, { offices }) => withOffices(state, offices),
    DuplicateJudged: (state, { office, isSame }, { by }) => ({
      ...state,
      judgements: [...state.judgements.filter((one) => one.by !== by.id), { office, by: by.id, isSame }],
    }),
    DuplicateAgreed: (state, { offices }) => ({ ...withOffices(state, offices), outcome: 'Agreed' }),
    DuplicateDismissed: (state) => ({ ...state, outcome: 'Dismissed' }),
  },
};

const withOffices = (state: Suspicion, offices: readonly string[]): Suspicion => ({
  ...state,
  suspected: state.suspected && { ...state.suspected, offices },
});

/** The last word of the other office, or of another supervisor where one office has both records. */
const secondWord = (
  others: readonly Judgement[],
  offices: readonly string[],
  office: string,
): Judgement | undefined => {
  const other = offices.find((one) => one !== office) ?? office;
  return others.findLast((one) => one.office === other);
};

/** One answer for a pair of other offices and for one that nobody suspects: another office learns nothing of it. */
export const noSuchSuspicion = (): never =>
  refuse('NOT_FOUND', 'There is no such pair of records, or you may not judge it: check duplicateId.');
