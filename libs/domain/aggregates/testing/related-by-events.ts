import type { Actor, JsonObject } from '#kernel/decider';
import type { OpenedEvent } from '#kernel/event-store';

interface StandingEvent {
  readonly type: string;
  readonly data: JsonObject;
  readonly by: string;
}

/** The entries in their current state: corrected ones replaced, struck-out ones left out. */
const standing = (events: readonly OpenedEvent[]): StandingEvent[] => {
  const entries = new Map<string, StandingEvent>();
  for (const { id, type, data, metadata } of events) {
    const { eventId, replacement } = data as { eventId?: string; replacement?: Readonly<Record<string, JsonObject>> };
    if (type === 'EntryStruckOut') entries.delete(eventId!);
    const entry = entries.get(eventId!);
    if (type === 'EntryCorrected' && entry) entries.set(eventId!, { ...entry, data: replacement![entry.type]! });
    entries.set(id, { type, data, by: metadata.actor.id });
  }
  return [...entries.values()];
};

const AS: Readonly<Record<string, string>> = {
  CASE_WORKER: 'CaseWorker',
  LEGAL_OFFICER: 'LegalOfficer',
  FORENSIC_INTERVIEWER: 'ForensicInterviewer',
};

/** Section 5 of the domain, implemented a second time from the bare events, to check the policy against. */
export const isRelatedByEvents = (events: readonly OpenedEvent[], { id, role, office }: Actor): boolean => {
  const all = standing(events);
  const eventsOfType = (type: string) => all.filter((one) => one.type === type);
  const endedIn = eventsOfType('AssignmentEnded').map(({ data }) => data.assignmentId);
  const live = eventsOfType('CaseWorkerAssigned')
    .filter(({ data }) => !endedIn.includes(data.assignmentId))
    .map(({ data: { assignmentId, worker, as, office: at } }) => {
      const later = eventsOfType('CaseHandedOver').filter(({ data }) => data.assignmentId === assignmentId);
      const moved = later.findLast(({ data }) => data.office !== undefined);
      return { worker: later.at(-1)?.data.to ?? worker, as, office: moved?.data.office ?? at };
    });
  const receives = ['CASE_WORKER', 'SUPERVISOR'].includes(role) && eventsOfType('CaseWorkerAssigned').length === 0;
  if (receives && eventsOfType('ReferralReceived').some(({ by }) => by === id)) return true;
  if (role === 'SUPERVISOR') {
    const offices = [...eventsOfType('ReferralReceived'), ...eventsOfType('AftercareEntered')].map(
      ({ data }) => data.office,
    );
    return office !== '' && [...offices, ...live.map((one) => one.office)].includes(office);
  }
  return live.some((one) => one.worker === id && one.as === AS[role]);
};
