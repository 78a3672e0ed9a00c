import { refuse, type Decider } from '#kernel/decider';
import type { ReferralEvents } from './referral.events.js';
import { requireSupervisor } from '../../../supervisor.rules.js';
import { requireReferred, requireUnlinked } from './referral.rules.js';
import type { Referral } from './referral.state.js';

export type LinkCommands = {
  LinkPerson: { keptSurvivorId: string };
  UnlinkPerson: {};
};

type LinkDecider = Decider<Referral, ReferralEvents, LinkCommands>;

/** Rule 17: when two records may be of one person, one of them is continued. */
export const link = {
  requires: {
    LinkPerson: (state, { by }) => {
      requireSupervisor(
        by,
        'Only a supervisor may link two records of one person: ask a supervisor to use linkPerson.',
      );
      requireUnlinked(state);
    },
    UnlinkPerson: (state, { by }) => {
      requireSupervisor(by, 'Only a supervisor may unlink two records: ask a supervisor to use unlinkPerson.');
      if (state?.linkedTo === undefined)
        refuse('NOTHING_HERE', 'This record is linked to no other: link it first with linkPerson.', 'LinkPerson');
    },
  } satisfies LinkDecider['requires'],

  decide: {
    LinkPerson: (state, command) =>
      requireReferred(state).linkedTo === command.keptSurvivorId ? [] : [{ type: 'PersonLinked', data: command }],

    UnlinkPerson: (state) => {
      const { linkedTo } = requireReferred(state);
      return linkedTo === undefined ? [] : [{ type: 'PersonUnlinked', data: { keptSurvivorId: linkedTo } }];
    },
  } satisfies LinkDecider['decide'],

  evolve: {
    PersonLinked: (state, { keptSurvivorId }) => state && { ...state, linkedTo: keptSurvivorId },
    PersonUnlinked: (state) => state && { ...state, linkedTo: undefined },
  } satisfies Partial<LinkDecider['evolve']>,
};
