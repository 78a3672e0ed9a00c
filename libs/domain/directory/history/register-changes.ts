import { byName, type Actor, type Day } from '#kernel/decider';
import type { OpenedEvent } from '#kernel/event-store';
import type { DirectoryEvents } from '../directory.events.js';

/** The entry of a register whose history is asked for: one of the three. */
export interface NamedEntry {
  readonly office?: string;
  readonly worker?: string;
  readonly organisationId?: string;
}

/** One change of an entry, as it was recorded. */
export interface RegisterChange {
  readonly eventId: string;
  readonly type: string;
  readonly on: Day;
  readonly recordedAt: string;
  readonly by: Actor;
  readonly data: object;
}

type RegisterEvent = OpenedEvent<DirectoryEvents>;
type SubjectByType = {
  readonly [Type in keyof DirectoryEvents]: (data: DirectoryEvents[Type]) => NamedEntry | undefined;
};

const ofOffice = ({ office }: { readonly office: string }): NamedEntry => ({ office });
const ofWorker = ({ worker }: { readonly worker: string }): NamedEntry => ({ worker });
const ofOrganisation = ({ organisationId }: { readonly organisationId: string }): NamedEntry => ({ organisationId });

/**
 * The entry of a register that an event changes. Colleagues' choice of notices, and moved cases, are no part of a
 * register.
 */
const SUBJECT_OF: SubjectByType = {
  OfficeOpened: ofOffice,
  OfficeInterrupted: ofOffice,
  OfficeOpeningCorrected: ofOffice,
  OfficeClosed: ofOffice,
  WorkerJoined: ofWorker,
  WorkerJoiningCorrected: ofWorker,
  WorkerMoved: ofWorker,
  WorkerTrained: ofWorker,
  WorkerLeft: ofWorker,
  DeputyNamed: ofWorker,
  DeputyWithdrawn: ofWorker,
  CasesReassigned: () => undefined,
  NoticesChosen: () => undefined,
  OrganisationRegistered: ofOrganisation,
  OrganisationRevised: ofOrganisation,
  OrganisationCapacityChanged: ofOrganisation,
  OrganisationEnded: ofOrganisation,
};

const isAbout = ({ type, data }: RegisterEvent, { office, worker, organisationId }: NamedEntry): boolean => {
  const subject = byName<[object], NamedEntry | undefined>(SUBJECT_OF)[type]?.(data);
  if (!subject) return false;
  if (subject.office !== undefined) return subject.office === office;
  return subject.worker !== undefined ? subject.worker === worker : subject.organisationId === organisationId;
};

/** The changes of one entry, the latest record first. */
export const changesOf = (events: readonly RegisterEvent[], named: NamedEntry): readonly RegisterChange[] =>
  events
    .filter((event) => isAbout(event, named))
    .map(({ id, type, data, recordedAt, metadata }): RegisterChange => ({
      eventId: id,
      type,
      on: 'on' in data ? data.on : (data as { from: Day }).from,
      recordedAt,
      by: metadata.actor,
      data,
    }))
    .toReversed();
