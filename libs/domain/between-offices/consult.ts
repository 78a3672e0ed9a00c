import { v5 } from 'uuid';
import { isDangerToLife, noConsentToOpen, noSuchSurvivor } from '#security/access-log';
import { conclusionOf, type CourtCaseState } from '#domain/prosecution';
import type { SurvivorState } from '#domain/survivor';
import { dayAt, type Actor, type CommandName } from '#kernel/decider';
import { POLICY_ROLE, type Consultation, type DecidedCommand, type OtherStreams } from '#kernel/event-store';
import {
  isGone,
  officeOfCase,
  officeOfOperation,
  officesInCourt,
  reliableStateOf,
  type RecordedOperation,
} from './concerned.js';
import type { RequestKind } from './requests.codes.js';
import { requireOfficeConsent } from './requests.decider.js';
import type { RequestSubject } from './requests.events.js';
import type { OfficeRequest } from './requests.state.js';

/** The namespace of request ids, and of the commands that use a consent: never change it. */
const IDS = '3a7c5d9e-1f42-5b86-8c3d-7e9f0a1b2c4d';

/** What somebody is about to do, and the other offices that have a say in it. */
interface Act {
  readonly kind: RequestKind;
  readonly subject: RequestSubject;
  readonly offices: readonly string[];
  /** A life is in danger: the offices are notified, and not asked. */
  readonly isUrgent?: boolean;
  /** The answer to somebody who has not asked, where even the name of the office would tell too much. */
  readonly unasked?: () => never;
}

/** One stream for each person, act and office that is asked. */
export const requestIdOf = (kind: RequestKind, subject: RequestSubject, office: string, { id }: Actor): string => {
  const { survivorId, referralId, prosecutionId, outcome, operationId, eventId } = subject;
  return v5(
    JSON.stringify([kind, survivorId, referralId, prosecutionId, outcome, operationId, eventId, office, id]),
    IDS,
  );
};

type ActOf<State> = (
  state: State,
  decided: DecidedCommand,
  others: OtherStreams,
  after: () => State,
) => Promise<Act | undefined> | Act | undefined;

const consulting =
  <State>(actOf: ActOf<State>): Required<Consultation<State>>['consult'] =>
  async (state, decided, others, after) => {
    if (decided.metadata.by.role === POLICY_ROLE) return;
    const act = await actOf(state, decided, others, after);
    if (act) await settle(act, decided, others);
  };

/** Each act that concerns another office, by the command that records it. */
const byCommand = <State>(acts: { readonly [Command in CommandName]?: ActOf<State> }): ActOf<State> => {
  const actByCommand = new Map<string, ActOf<State>>(Object.entries(acts));
  return (state, decided, others, after) => actByCommand.get(decided.name)?.(state, decided, others, after);
};

/**
 * The other offices are notified, or all their consents are there before the first is used. A consent counts for this
 * command to this stream: the same commandId elsewhere is another act. @throws Refusal without consent
 */
const settle = async (
  { kind, subject, offices, isUrgent, unasked }: Act,
  { category, id, metadata: { by, now, commandId } }: DecidedCommand,
  others: OtherStreams,
): Promise<void> => {
  const requests = offices.map((office) => {
    const requestId = requestIdOf(kind, subject, office, by);
    return { office, requestId, use: v5(`${commandId} ${category}-${id} ${requestId}`, IDS) };
  });
  if (!isUrgent)
    for (const { office, requestId, use } of requests) {
      const { asked } = (await others.load('request', requestId)) as OfficeRequest;
      if (!asked) unasked?.();
      requireOfficeConsent(asked, office, { today: dayAt(now), use });
    }
  for (const { office, requestId, use } of requests)
    await others.transact(
      'request',
      requestId,
      isUrgent ? 'NotifyOffice' : 'UseConsent',
      { kind, ...subject, office },
      { by, now, commandId: use },
    );
};

const filing = (referralId: string, { office, urgency }: Readonly<Record<string, unknown>>, by: Actor): Act => ({
  kind: 'FileReferral',
  subject: { referralId },
  offices: office === by.office ? [] : [String(office)],
  isUrgent: urgency === 'Immediate',
});

const joining = async (survivorId: string, prosecutionId: string, by: Actor, others: OtherStreams): Promise<Act> => {
  const court = (await others.load('prosecution', prosecutionId)) as CourtCaseState;
  return {
    kind: 'JoinProsecution',
    subject: { prosecutionId, survivorId },
    offices: await officesInCourt(court, by, others, survivorId),
  };
};

const amending = (state: RecordedOperation, { id, command, metadata }: DecidedCommand): Act => ({
  kind: 'AmendOperation',
  subject: { operationId: id, eventId: String(command.eventId) },
  offices: officeOfOperation(state, metadata.by),
});

type Replacement = Readonly<Record<string, Readonly<Record<string, unknown>> | undefined>>;

export const consultForSurvivor = consulting(
  byCommand<SurvivorState>({
    ReceiveReferral: (_, { id, command, metadata }) => filing(id, command, metadata.by),
    OpenProsecution: (_, { id, command, metadata }, others) =>
      joining(id, String(command.prosecutionId), metadata.by, others),
    /** A correction must not do what the entry could not. */
    CorrectEntry: (state, { id, command, metadata }, others) => {
      const { receiveReferral, openProsecution } = command.replacement as Replacement;
      const isElsewhere = receiveReferral && !state.relation.offices.includes(String(receiveReferral.office));
      if (isElsewhere) return filing(id, receiveReferral, metadata.by);
      const prosecutionId = openProsecution && String(openProsecution.prosecutionId);
      if (prosecutionId === undefined || prosecutionId in state.justice.prosecutions) return undefined;
      return joining(id, prosecutionId, metadata.by, others);
    },
  }),
);

/** Whatever command ends the case for its survivors: a verdict, an appeal, a correction, or the end itself. */
export const consultForCourt = consulting<CourtCaseState>(async (state, { id, metadata }, others, after) => {
  const [had, has] = [conclusionOf(state.prosecution), conclusionOf(after().prosecution)];
  if (has === undefined || has.outcome === had?.outcome) return undefined;
  return {
    kind: 'EndProsecution',
    subject: { prosecutionId: id, outcome: has.outcome },
    offices: await officesInCourt(state, metadata.by, others),
  };
});

export const consultForOperation = consulting(
  byCommand<RecordedOperation>({ StrikeOutEntry: amending, CorrectEntry: amending }),
);

export const consultForAccess = consulting(
  byCommand<unknown>({
    OpenBreakGlass: async (_, { command, metadata }, others) => {
      const survivorId = String(command.survivorId);
      const isUrgent = isDangerToLife(command.reason);
      const state = await reliableStateOf(survivorId, others);
      // which office would have to agree cannot be known
      if (!state) return isUrgent ? undefined : noConsentToOpen();
      if (isGone(state)) return isUrgent ? noSuchSurvivor() : noConsentToOpen();
      return {
        kind: 'OpenInEmergency',
        subject: { survivorId },
        offices: officeOfCase(state, metadata.by),
        isUrgent,
        unasked: noConsentToOpen,
      };
    },
  }),
);
