import type { Actor } from '#kernel/decider';
import type { OpenedEvent } from '#kernel/event-store';

interface Told {
  readonly type: string;
  readonly data: Readonly<Record<string, string>>;
  readonly by: string;
}

/** The entries in their current state: corrected ones replaced, struck-out ones left out. */
const standing = (events: readonly OpenedEvent[]): Told[] => {
  const told = new Map<string, Told>();
  for (const { id, type, data, metadata } of events) {
    const { eventId, replacement } = data as { eventId?: string; replacement?: Record<string, never> };
    if (type === 'EntryStruckOut') told.delete(eventId!);
    const entry = told.get(eventId!);
    if (type === 'EntryCorrected' && entry) told.set(eventId!, { ...entry, data: replacement![entry.type]! });
    told.set(id, { type, data: data as never, by: metadata.actor.id });
  }
  return [...told.values()];
};

const AS: Readonly<Record<string, string>> = {
  CASE_WORKER: 'CaseWorker',
  LEGAL_OFFICER: 'LegalOfficer',
  FORENSIC_INTERVIEWER: 'ForensicInterviewer',
};

/** Section 5 of the domain, implemented a second time from the bare events, to check the policy against. */
export const standsTo = (events: readonly OpenedEvent[], { id, role, office }: Actor): boolean => {
  const all = standing(events);
  const said = (type: string) => all.filter((one) => one.type === type);
  const endedIn = said('AssignmentEnded').map(({ data }) => data.assignmentId);
  const live = said('CaseWorkerAssigned')
    .filter(({ data }) => !endedIn.includes(data.assignmentId))
    .map(({ data: { assignmentId, worker, as, office: at } }) => {
      const later = said('CaseHandedOver').findLast(({ data }) => data.assignmentId === assignmentId);
      return { worker: later?.data.to ?? worker, as, office: at };
    });
  const receives = ['CASE_WORKER', 'SUPERVISOR'].includes(role) && said('CaseWorkerAssigned').length === 0;
  if (receives && said('ReferralReceived').some(({ by }) => by === id)) return true;
  if (role === 'SUPERVISOR') {
    const offices = [...said('ReferralReceived'), ...said('AftercareEntered')].map(({ data }) => data.office);
    return office !== '' && [...offices, ...live.map((one) => one.office)].includes(office!);
  }
  return live.some((one) => one.worker === id && one.as === AS[role]);
};
