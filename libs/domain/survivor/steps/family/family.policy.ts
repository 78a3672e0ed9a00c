import type { Ask, Policy } from '#nest';
import { survivor, type SurvivorState } from '../../survivor.js';
import type { FamilyEvents } from './family.events.js';
import { INVERSE } from './family.rules.js';

type LinkData = FamilyEvents['RelativeLinked'];
type UnlinkData = FamilyEvents['RelativeUnlinked'];

/** An erased id names no record, so nothing follows: the link is gone with the keys. */
const askOther = (other: LinkData['otherSurvivorId'], name: string, command: object): readonly Ask[] =>
  typeof other === 'string' ? [{ of: 'survivor', id: other, name, command }] : [];

/**
 * A link stands in both records under one id, however it comes there: each record follows the other. A link that a record
 * has, or has ended, is not made again, so an echo records nothing and no order of events brings an ended link back.
 */
export const familyPolicy: Policy = {
  name: 'family',
  of: 'survivor',
  decider: survivor,
  opens: ['identity'],
  on: {
    RelativeLinked: ({ linkId, otherSurvivorId }: LinkData, survivorId: string, { family }: SurvivorState) => {
      const link = family.links[linkId];
      if (!link || link.ended) return [];
      const { relation, foundTogether } = link;
      const mirrored = { linkId, otherSurvivorId: survivorId, relation: INVERSE[relation], foundTogether };
      return askOther(otherSurvivorId, 'FollowRelativeLink', mirrored);
    },
    RelativeUnlinked: ({ linkId, otherSurvivorId }: UnlinkData, survivorId: string, { family }: SurvivorState) =>
      family.links[linkId]?.ended
        ? askOther(otherSurvivorId, 'FollowRelativeUnlink', { linkId, otherSurvivorId: survivorId })
        : [],
  },
};
