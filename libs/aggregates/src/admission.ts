import { mayCommand, type Relation } from '#access';
import type { Actor } from '#decider';
import { POLICY_ROLE, type Admits } from '#event-store';
import { notFound, relationOf, type SurvivorState } from '#journey';
import { noSuchProsecution, partsIn, type CourtCase } from '#prosecution';

/**
 * Whoever is nothing to a case hears what he would hear if it did not exist. It stands around the survivor's decider, not in it:
 * what a correction decides again was somebody else's command. Policies are no persons, and pass.
 */
export const admit = (state: SurvivorState, command: string, by: Actor): void => {
  if (by.role === POLICY_ROLE) return;
  if (!mayCommand(by, command, relationTo(state, command, by))) notFound();
};

const relationTo = ({ referral, relation }: SurvivorState, command: string, by: Actor): Relation | undefined => {
  if (referral === null) return undefined;
  const own = relationOf(relation, by);
  // sent again after somebody was assigned, it is still answered
  return command === 'ReceiveReferral' ? { ...own, received: relation.receivedBy === by.id } : own;
};

/** A court case is of whoever has a part in it: whoever may do this for any of them may do it for the case. */
export const admitToCourt = async (state: CourtCase, command: string, by: Actor, admits: Admits): Promise<void> => {
  if (by.role === POLICY_ROLE) return;
  for (const survivorId of partsIn(state)) if (await admits('survivor', survivorId, command, by)) return;
  noSuchProsecution();
};
