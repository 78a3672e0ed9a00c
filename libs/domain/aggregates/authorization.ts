import { CLASSES_OF, mayCommand, type Relation } from '#security/access';
import { refuse, type Actor, type CommandName } from '#kernel/decider';
import { ROLES, mutationNameOf, readingOf, tellWhoMay, type Role } from '#nest';
import { POLICY_ROLE, type Authorize, type RecordedEvent } from '#kernel/event-store';
import {
  notFound,
  partiesToldBy,
  relationOf,
  revealingOf,
  type CaseRelations,
  type SurvivorState,
} from '#domain/survivor';
import { noSuchProsecution, partsIn, type CourtCaseState } from '#domain/prosecution';
import { MATRIX, steps } from './steps.js';

/** Commands that an act sends by itself: the roles that may ask the other office may send them. */
const FOLLOWS: Readonly<Record<string, string>> = {
  NotifyOffice: 'askOffice',
  UseConsent: 'askOffice',
} satisfies { [Command in CommandName]?: Uncapitalize<CommandName> };

/**
 * Checks the role by the access matrix. Every command of every aggregate passes here, also one that no mutation sends,
 * and is refused with the sentence of the GraphQL guard. Only a policy, which is no person, sends one without a row.
 */
export const requireRole = (command: string, by: Actor): void => {
  if (by.role === POLICY_ROLE) return;
  const row = MATRIX[FOLLOWS[command] ?? mutationNameOf(command)];
  const allowed = ROLES.filter((role) => row?.scopeByRole[role]);
  if (!allowed.some((role) => role === by.role)) refuse('FORBIDDEN', tellWhoMay(by.role, allowed));
};

/**
 * A person without a relation to a case gets the same answer as if it did not exist. The check wraps the survivor's decider
 * and is not part of it: a correction decides somebody else's command again. A policy is not a person, and passes.
 */
export const authorize = (state: SurvivorState, command: string, by: Actor): void => {
  if (by.role === POLICY_ROLE) return;
  if (!mayCommand(by, MATRIX[mutationNameOf(command)], relationTo(state, command, by))) notFound();
};

/** `authorize` where an entry of the record cannot be relied on: only those who work with the record learn that. */
export const authorizeFlawed = (events: readonly RecordedEvent[], command: string, by: Actor): void => {
  if (by.role === POLICY_ROLE) return;
  const relation = relatedIn(partiesToldBy(events, readingOf(steps)), command, by);
  if (!mayCommand(by, MATRIX[mutationNameOf(command)], relation)) notFound();
};

const REVEALING = revealingOf(steps);

/**
 * The type of an entry may tell of a pregnancy: a conflict is no reading, and names none of these to anybody. Readers
 * without health learn only that something was recorded.
 */
export const mayReadChange = (by: Actor, type: string): boolean =>
  !Object.hasOwn(REVEALING, type) && (CLASSES_OF[by.role as Role]?.includes('health') ?? false);

const relationTo = ({ referral, relation }: SurvivorState, command: string, by: Actor): Relation | undefined =>
  referral === null ? undefined : relatedIn(relation, command, by);

const relatedIn = (parties: CaseRelations, command: string, by: Actor): Relation => {
  const own = relationOf(parties, by);
  // sent again after a worker was assigned, it is still answered
  return command === 'ReceiveReferral' && parties.receivedBy === by.id ? { ...own, ways: ['received'] } : own;
};

/** A court case belongs to each of its survivors: a person who may do this for any of them may do it for the case. */
export const authorizeInCourt = (
  state: CourtCaseState,
  command: string,
  by: Actor,
  isAuthorized: Authorize,
): Promise<void> => authorizeForAny(partsIn(state), command, by, isAuthorized);

/**
 * Where an entry of the court case is unreliable, authorises by all survivors that an authentic entry ever joined to
 * it.
 */
export const authorizeInFlawedCourt = (
  events: readonly RecordedEvent[],
  command: string,
  by: Actor,
  isAuthorized: Authorize,
): Promise<void> => {
  const joined = events.filter(({ type, flaw }) => type === 'SurvivorJoined' && !flaw);
  const survivorIds = new Set(joined.map(({ data }) => String(data.survivorId)));
  return authorizeForAny([...survivorIds], command, by, isAuthorized);
};

const authorizeForAny = async (survivorIds: readonly string[], command: string, by: Actor, isAuthorized: Authorize) => {
  if (by.role === POLICY_ROLE) return;
  for (const survivorId of survivorIds) if (await isAuthorized('survivor', survivorId, command, by)) return;
  noSuchProsecution();
};
