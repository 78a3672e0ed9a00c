import type { EventType } from '#domain/aggregates';
import { dayAt, type Day, type JsonObject } from '#kernel/decider';
import { POLICY_ROLE, type RecordedEvent } from '#kernel/event-store';
import { RegisterDraft, type DraftedCommand } from '../../../../libs/domain/directory/draft.rules.js';

const ROLE_OF: Readonly<Record<string, string>> = {
  CaseWorker: 'CASE_WORKER',
  LegalOfficer: 'LEGAL_OFFICER',
  ForensicInterviewer: 'FORENSIC_INTERVIEWER',
};

type Names = (draft: RegisterDraft, data: JsonObject, on: Day) => void;
const office: Names = (draft, data, on) => draft.addOffice(data.office, on);

/** The events that name an office or a colleague in open fields. */
const NAMES: Readonly<Record<string, Names>> = {
  ReferralReceived: office,
  AftercareEntered: office,
  OperationConducted: office,
  CaseWorkerAssigned: (draft, data, on) => {
    office(draft, data, on);
    const role = ROLE_OF[String(data.as)];
    draft.addWorker(data.worker, on, { office: data.office, ...(role !== undefined && { role }) });
  },
  CaseHandedOver: (draft, data, on) => {
    draft.addWorker(data.from, on);
    draft.addWorker(data.to, on, { office: data.office });
  },
  ForensicInterviewConducted: (draft, data, on) =>
    draft.addWorker(data.interviewer, on, { role: 'FORENSIC_INTERVIEWER' }),
} satisfies { [Type in EventType]?: Names };

type RegisterEvent = Pick<RecordedEvent, 'type' | 'data' | 'metadata' | 'recordedAt'>;

/** A correction names in its replacement what the entry names. */
const see = (draft: RegisterDraft, type: string, data: JsonObject, recordedOn: Day): void => {
  const on = typeof data.on === 'string' && data.on < recordedOn ? data.on : recordedOn;
  NAMES[type]?.(draft, data, on);
  if (type !== 'EntryCorrected') return;
  for (const [replaced, replacement] of Object.entries((data.replacement ?? {}) as JsonObject))
    see(draft, replaced, replacement as JsonObject, recordedOn);
};

/** The registers that make the whole history of a log valid. */
export class RegisterHistory {
  readonly #draft = new RegisterDraft();

  add({ type, data, metadata, recordedAt }: RegisterEvent): void {
    const on = dayAt(metadata.decidedAt ?? recordedAt);
    const { id, role, office: at, deputyOf } = metadata.actor;
    // a deputy acts with the supervisor's role and office, so their entries do not show the deputy's own
    if (deputyOf !== undefined) this.#draft.addWorker(id, on);
    else if (role !== POLICY_ROLE && id !== 'homeward') {
      this.#draft.addWorker(id, on, { role, office: at });
      this.#draft.addOffice(at, on);
    }
    see(this.#draft, type, data as JsonObject, on);
  }

  commands(): readonly DraftedCommand[] {
    return this.#draft.commands();
  }
}
