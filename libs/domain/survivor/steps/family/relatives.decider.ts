import { acceptIdenticalRetry, unlessErased, refuse, type Decider } from '#kernel/decider';
import type { Privacy } from '../../privacy/privacy.state.js';
import type { Kinship } from './family.codes.js';
import type { FamilyEvents } from './family.events.js';
import { requireRelation } from './family.rules.js';
import type { Family, RelativeLink } from './family.state.js';

interface Link {
  readonly linkId: string;
  readonly otherSurvivorId: string;
  readonly relation: Kinship;
  readonly foundTogether: boolean;
}

export type RelativeCommands = {
  LinkRelative: Omit<Link, 'linkId'> & { linkId?: string; note?: string };
  UnlinkRelative: { linkId: string; reason?: string };
  /** Issued by the policy: the other record was linked to this one. */
  FollowRelativeLink: Link;
  /** Issued by the policy: the link was ended in the other record. */
  FollowRelativeUnlink: { linkId: string; otherSurvivorId: string };
};

type RelativesDecider = Decider<Family, FamilyEvents, RelativeCommands, { privacy: Privacy }>;

const liveLinks = ({ links }: Family): readonly RelativeLink[] => Object.values(links).filter(({ ended }) => !ended);

/** Nothing can be sealed any more, or what is sealed now is about to be erased. */
const isErasing = ({ erasure }: Privacy): boolean => erasure !== undefined && erasure.status !== 'requested';

/** Two survivors of one family, or found together, each with a record of their own. */
export const relatives = {
  requires: {
    UnlinkRelative: (state) => {
      if (liveLinks(state).length === 0)
        refuse('NOTHING_HERE', 'This record is linked to no relative: link one with linkRelative.', 'LinkRelative');
    },
  } satisfies RelativesDecider['requires'],

  decide: {
    LinkRelative: (state, command, { commandId }) => {
      const { linkId = commandId, otherSurvivorId, relation, foundTogether } = command;
      const data = { ...command, linkId };
      const before = state.links[linkId];
      if (before) return acceptIdenticalRetry(before.payload, data);
      requireRelation(relation, foundTogether);
      if (liveLinks(state).some((one) => one.otherSurvivorId === otherSurvivorId))
        refuse(
          'RELATIVE_LINKED',
          'The two records are linked already: to change the relation, unlink them with unlinkRelative and link them again.',
          'UnlinkRelative',
        );
      return [{ type: 'RelativeLinked', data }];
    },

    UnlinkRelative: ({ links }, command) => {
      const link = links[command.linkId];
      if (!link)
        return refuse('NOT_FOUND', 'There is no such link to a relative in this record: check linkId in relatives.');
      if (link.ended || link.otherSurvivorId === undefined) return [];
      return [{ type: 'RelativeUnlinked', data: { ...command, otherSurvivorId: link.otherSurvivorId } }];
    },

    FollowRelativeLink: ({ links }, command, { steps: { privacy } }) =>
      links[command.linkId] || isErasing(privacy) ? [] : [{ type: 'RelativeLinked', data: command }],

    /** A client may have used one id for links to two records: only the link to the record that ended it ends. */
    FollowRelativeUnlink: ({ links }, command, { steps: { privacy } }) => {
      const link = links[command.linkId];
      const ends = link && !link.ended && link.otherSurvivorId === command.otherSurvivorId && !isErasing(privacy);
      return ends ? [{ type: 'RelativeUnlinked', data: command }] : [];
    },
  } satisfies RelativesDecider['decide'],

  evolve: {
    RelativeLinked: (state, data) => {
      const { linkId, otherSurvivorId, relation, foundTogether } = data;
      const link = {
        payload: data,
        otherSurvivorId: unlessErased(otherSurvivorId),
        relation,
        foundTogether,
        ended: false,
      };
      return { ...state, links: { ...state.links, [linkId]: link } };
    },
    RelativeUnlinked: (state, { linkId }) => {
      const link = state.links[linkId];
      return link ? { ...state, links: { ...state.links, [linkId]: { ...link, ended: true } } } : state;
    },
  } satisfies Partial<RelativesDecider['evolve']>,
};
