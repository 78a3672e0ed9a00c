import { partsIn, type CourtCaseState } from '#domain/prosecution';
import type { operation as recordedOperation } from '#domain/operation';
import { relationOf, type SurvivorEventType, type SurvivorState } from '#domain/survivor';
import type { Actor } from '#kernel/decider';
import { FlawedStream, type OtherStreams } from '#kernel/event-store';
import type { RequestKind } from './requests.codes.js';
import type { RequestSubject } from './requests.events.js';

type Loads = Pick<OtherStreams, 'load'>;
export type RecordedOperation = typeof recordedOperation.initial;

/** The entries by which a survivor comes to an office. */
const ARRIVALS: readonly string[] = ['ReferralReceived', 'AftercareEntered'] satisfies SurvivorEventType[];

/** The office that has the case now: that of its case worker, or else the last one to which the survivor came. */
export const currentOfficeOf = ({ relation, record }: SurvivorState): string | undefined => {
  const arrival = record.findLast(({ type, status }) => status !== 'struckOut' && ARRIVALS.includes(type));
  const office = relation.entrusted?.findLast(({ as }) => as === 'CaseWorker')?.office ?? arrival?.data.office;
  return typeof office === 'string' ? office : relation.offices.at(-1);
};

/** For everybody who asks, an erased survivor was never here. */
export const isGone = ({ referral, privacy: { erasure } }: SurvivorState): boolean =>
  referral === null || erasure?.status === 'begun' || erasure?.status === 'erased';

const worksWith = (state: SurvivorState, by: Actor): boolean => relationOf(state.relation, by).ways.length > 0;

/**
 * The office of the case, where it has a say in what this person does: none where the person works with the case, or
 * their office ever had it.
 */
export const officeOfCase = (state: SurvivorState, by: Actor): readonly string[] => {
  if (state.referral === null || worksWith(state, by)) return [];
  const office = currentOfficeOf(state);
  return office === undefined ? [] : [office];
};

/** The survivor; undefined while two people have not set aside an entry that cannot be relied on: such a record decides nothing. */
export const reliableStateOf = async (survivorId: string, others: Loads): Promise<SurvivorState | undefined> =>
  (await unlessFlawed('survivor', survivorId, others)) as SurvivorState | undefined;

const unlessFlawed = async (category: string, id: string, others: Loads): Promise<unknown> => {
  try {
    return await others.load(category, id);
  } catch (error) {
    if (error instanceof FlawedStream) return undefined;
    throw error;
  }
};

const courtCase = async (prosecutionId: string, others: Loads): Promise<CourtCaseState | undefined> =>
  (await unlessFlawed('prosecution', prosecutionId, others)) as CourtCaseState | undefined;

/** The offices that have a survivor in the court case, apart from those with whose survivors the person works. */
export const officesInCourt = async (
  state: CourtCaseState,
  by: Actor,
  others: Loads,
  except?: string,
): Promise<readonly string[]> => {
  const people = partsIn(state).filter((survivorId) => survivorId !== except);
  const found = await Promise.all(people.map((id) => reliableStateOf(id, others)));
  return [...new Set(found.flatMap((one) => (one ? officeOfCase(one, by) : [])))];
};

/** The office that recorded an operation or activity; the one named in it comes first. */
export const officeOfOperation = ({ operation, record }: RecordedOperation, by: Actor): readonly string[] => {
  const office = operation?.type === 'OperationConducted' ? operation.data.office : record[0]?.recording.by.office;
  return office === undefined || office === '' || office === by.office ? [] : [office];
};

/**
 * The offices that have a say in an act of this kind, read from the log. Undefined where there is no such record, or where
 * it cannot be relied on, so that a stranger learns nothing of it: what an act is about is in its own record, so a list of
 * its own is all that a kind adds here.
 */
export const CONCERNED: Readonly<
  Record<
    RequestKind,
    (subject: RequestSubject & { office?: string }, by: Actor, others: Loads) => Promise<readonly string[] | undefined>
  >
> = {
  JoinProsecution: async ({ prosecutionId, survivorId }, by, others) => {
    const [court, joining] = await Promise.all([
      courtCase(prosecutionId!, others),
      reliableStateOf(survivorId!, others),
    ]);
    if (!court || !joining || partsIn(court).length === 0 || !worksWith(joining, by)) return undefined;
    return officesInCourt(court, by, others, survivorId);
  },
  EndProsecution: async ({ prosecutionId }, by, others) => {
    const court = await courtCase(prosecutionId!, others);
    if (!court) return undefined;
    const people = await Promise.all(partsIn(court).map((id) => reliableStateOf(id, others)));
    return people.some((one) => one && worksWith(one, by)) ? officesInCourt(court, by, others) : undefined;
  },
  AmendOperation: async ({ operationId }, by, others) => {
    const state = (await others.load('operation', operationId!)) as RecordedOperation;
    return state.operation === null ? undefined : officeOfOperation(state, by);
  },
  OpenInEmergency: async ({ survivorId }, by, others) => {
    const state = await reliableStateOf(survivorId!, others);
    return !state || isGone(state) ? undefined : officeOfCase(state, by);
  },
  FileReferral: async ({ office }, by) => (office === by.office ? [] : [office!]),
};
