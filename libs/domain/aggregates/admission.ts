import { CLASSES_OF, mayCommand, type Relation } from '#security/access';
import type { Actor } from '#kernel/decider';
import { mutationNameOf, type Role } from '#nest';
import { POLICY_ROLE, type Authorize } from '#kernel/event-store';
import { notFound, relationOf, type SurvivorState } from '#domain/survivor';
import { noSuchProsecution, partsIn, type CourtCase } from '#domain/prosecution';
import { MATRIX } from './steps.js';

/**
 * A person without a relation to a case gets the same answer as if it did not exist. The check wraps the survivor's decider
 * and is not part of it: a correction decides somebody else's command again. Policies are no persons, and pass.
 */
export const admit = (state: SurvivorState, command: string, by: Actor): void => {
  if (by.role === POLICY_ROLE) return;
  if (!mayCommand(by, MATRIX[mutationNameOf(command)], relationTo(state, command, by))) notFound();
};

/** The type of an entry may tell of a pregnancy: readers without that class learn only that something was recorded. */
export const mayReadChanges = (by: Actor): boolean => CLASSES_OF[by.role as Role]?.includes('health') ?? false;

const relationTo = ({ referral, relation }: SurvivorState, command: string, by: Actor): Relation | undefined => {
  if (referral === null) return undefined;
  const own = relationOf(relation, by);
  // sent again after a worker was assigned, it is still answered
  return command === 'ReceiveReferral' && relation.receivedBy === by.id ? { ...own, ways: ['received'] } : own;
};

/** A court case belongs to each of its survivors: a person who may do this for any of them may do it for the case. */
export const admitToCourt = async (state: CourtCase, command: string, by: Actor, admits: Authorize): Promise<void> => {
  if (by.role === POLICY_ROLE) return;
  for (const survivorId of partsIn(state)) if (await admits('survivor', survivorId, command, by)) return;
  noSuchProsecution();
};
