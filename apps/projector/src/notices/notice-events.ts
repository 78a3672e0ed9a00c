import {
  hasRole,
  isNotifiedOf,
  placeOn,
  staffOn,
  supervisorsOf,
  type NoticeKind,
  type Registers,
} from '#domain/directory';
import type { EventType } from '#domain/aggregates';
import type { Day } from '#kernel/decider';
import { subjectOf, type RecordedEvent } from '#kernel/event-store';
import type { AccessEvents } from '#security/access-log';

/** What is known when somebody is to be notified of an event. */
export interface NoticeContext {
  readonly event: Pick<RecordedEvent, 'data' | 'metadata' | 'stream'>;
  readonly registers: Registers;
  /** The office that it concerns; null for the whole service. */
  readonly office: string | null;
  readonly today: Day;
}

type FromEvent<Value> = (event: NoticeContext['event']) => Value;

export interface NoticeEvent {
  readonly kind: NoticeKind;
  /** A kind of task, or one of `EVENT_WORDS`. */
  readonly about: string;
  /** The offices that the event names, or null for the whole service; or the survivor whose office it concerns. */
  readonly where: { readonly offices: FromEvent<readonly unknown[]> } | { readonly survivor: FromEvent<string> };
  /** Who is notified, whether or not they wish it. */
  readonly to: (context: NoticeContext) => readonly string[];
}

const ITS_RECORD = { survivor: ({ stream }: NoticeContext['event']): string => subjectOf(stream) };

/** The colleagues who may review or approve the entry: supervisors of the office, but never its author. */
const secondPeople = ({ event, registers, office, today }: NoticeContext): readonly string[] =>
  office === null ? [] : supervisorsOf(registers, office, today, event.metadata.actor.id);

/**
 * Where nobody supervises the person who recorded it, the administrators as well. A supervisor in whose place somebody acts
 * is away, and reads it too late.
 */
const secondPeopleOrAdministrators = (context: NoticeContext): readonly string[] => {
  const { deputyOf } = context.event.metadata.actor;
  const supervisors = secondPeople(context);
  return supervisors.some((id) => id !== deputyOf)
    ? supervisors
    : [...supervisors, ...staffOn(context.registers, context.today, (worker) => hasRole(worker, 'ADMINISTRATOR'))];
};

/** The colleague named in the event, unless they recorded it themselves. */
const named =
  (field: string) =>
  ({ event: { data, metadata } }: NoticeContext): readonly string[] =>
    [String(data[field])].filter((id) => id !== metadata.actor.id);

/** A right over records that somebody gets: those who supervise the office with them learn it, too. */
const deputyAndSupervisors = ({ event: { data, metadata }, registers, today }: NoticeContext): readonly string[] => {
  const supervisor = registers.workers[String(data.worker)];
  const office = supervisor ? placeOn(supervisor, today) : null;
  const supervisors = office === null ? [] : supervisorsOf(registers, office, today);
  return [...new Set([String(data.deputy), ...supervisors])].filter((id) => id !== metadata.actor.id);
};

const approval = (about: string): NoticeEvent => ({ kind: 'Approval', about, where: ITS_RECORD, to: secondPeople });

const assignment = (field: string): NoticeEvent => ({
  kind: 'Assignment',
  about: 'NewAssignment',
  where: ITS_RECORD,
  to: named(field),
});

/** Notifies the supervisors of the office, or of each office, that the field names. */
const toOffices = (kind: NoticeKind, about: string, field: string): NoticeEvent => ({
  kind,
  about,
  where: { offices: ({ data }) => [data[field]].flat() },
  to: secondPeople,
});

/** The events of which colleagues are notified at once, by their names. Everything else waits for the daily message. */
export const NOTICE_EVENTS: Readonly<Record<string, NoticeEvent>> = {
  BreakGlassOpened: {
    kind: 'EmergencyAccess',
    about: 'BreakGlassReview',
    where: { survivor: ({ data }) => String(data.survivorId) },
    to: secondPeople,
  },
  RecordBudgetSpent: {
    kind: 'EmergencyAccess',
    about: 'RecordBudgetSpent',
    where: { offices: ({ metadata: { actor } }) => [(actor.role !== 'AUDITOR' && actor.office) || null] },
    to: secondPeopleOrAdministrators,
  },
  OfficeNotified: toOffices('EmergencyAccess', 'OfficeNotified', 'office'),
  OfficeConsentRequested: toOffices('BetweenOffices', 'OfficeConsentRequested', 'office'),
  OfficeRequestWithdrawn: toOffices('BetweenOffices', 'OfficeRequestWithdrawn', 'office'),
  DuplicateSuspected: toOffices('BetweenOffices', 'DuplicateSuspected', 'offices'),

  DuplicateOfficesChanged: toOffices('BetweenOffices', 'DuplicateSuspected', 'offices'),

  ConsentOverridden: approval('OverrideReview'),
  CasePlanSubmitted: approval('PlanApproval'),
  BestInterestDetermined: approval('BestInterestConfirmation'),
  ClosureRequested: approval('ClosureApproval'),
  ErasureRequested: approval('ErasureApproval'),

  DeputyNamed: { kind: 'Assignment', about: 'DeputyNamed', where: { offices: () => [null] }, to: deputyAndSupervisors },
  CaseWorkerAssigned: assignment('worker'),
  CaseHandedOver: assignment('to'),
} satisfies { [Type in EventType | keyof AccessEvents]?: NoticeEvent };

/** The colleagues who are notified of such an event, if they chose this kind of notice. */
export const recipientsOf = ({ kind, to }: NoticeEvent, context: NoticeContext): readonly string[] =>
  to(context).filter((id) => isNotifiedOf(context.registers, id, kind, context.today));
