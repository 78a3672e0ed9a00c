import { refuse, type Decider } from '#kernel/decider';
import type { ReferralEvents } from './referral.events.js';
import { referred, requireUnlinked } from './referral.rules.js';
import type { Referral } from './referral.state.js';

export type LinkCommands = {
  LinkPerson: { keptSurvivorId: string };
  UnlinkPerson: {};
};

type LinkDecider = Decider<Referral, ReferralEvents, LinkCommands>;

/** Rule 17: when two records may be of one person, one of them is continued. */
export const link = {
  decide: {
    LinkPerson: (state, command, { by }) => {
      const person = referred(state);
      if (by.role !== 'SUPERVISOR')
        refuse(
          'APPROVER_ROLE_REQUIRED',
          'Only a supervisor may link two records of one person: ask a supervisor to use linkPerson.',
        );
      if (person.linkedTo === command.keptSurvivorId) return [];
      requireUnlinked(person);
      return [{ type: 'PersonLinked', data: command }];
    },

    UnlinkPerson: (state, _, { by }) => {
      const { linkedTo } = referred(state);
      if (by.role !== 'SUPERVISOR')
        refuse(
          'APPROVER_ROLE_REQUIRED',
          'Only a supervisor may unlink two records: ask a supervisor to use unlinkPerson.',
        );
      return linkedTo === undefined ? [] : [{ type: 'PersonUnlinked', data: { keptSurvivorId: linkedTo } }];
    },
  } satisfies LinkDecider['decide'],

  evolve: {
    PersonLinked: (state, { keptSurvivorId }) => state && { ...state, linkedTo: keptSurvivorId },
    PersonUnlinked: (state) => state && { ...state, linkedTo: undefined },
  } satisfies Partial<LinkDecider['evolve']>,
};
