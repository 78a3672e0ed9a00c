import type { CaseFile } from './documents/case-file.js';

/** Somebody met or called the survivor: the day, what it was, and who did, where the file says so. */
export interface LastContact {
  readonly on: string;
  readonly entry: string;
  /** None for an assessment of the risk. */
  readonly what: { readonly code: string; readonly list: string } | null;
  readonly by: string | null;
}

type Contacts = Pick<CaseFile, 'followUps' | 'notes' | 'riskAssessments' | 'services'>;

/** Notes about a meeting of colleagues, for example, are no contact. */
const NOTES: ReadonlySet<string> = new Set(['VISIT', 'CALL']);

/** The latest of the entries that the caseload counts as a contact and the case file shows. */
export const lastContactIn = ({ followUps, notes, riskAssessments, services }: Contacts): LastContact | undefined =>
  [
    ...riskAssessments.map((one) => ({
      on: one.on,
      entry: one.lastEventId,
      what: null,
      by: one.assessedBy,
    })),
    ...services.flatMap(({ to, lastEventId, type, provider }) =>
      to ? [{ on: to, entry: lastEventId, what: { code: type, list: 'ServiceType' }, by: provider }] : [],
    ),
    ...notes
      .filter(({ kind }) => NOTES.has(kind))
      .map((one) => ({
        on: one.on,
        entry: one.lastEventId,
        what: { code: one.kind, list: 'NoteKind' },
        by: one.recordedBy,
      })),
    ...followUps
      .filter(({ missedFor }) => missedFor === null)
      .map((one) => ({
        on: one.on,
        entry: one.eventId,
        what: { code: one.mode!, list: 'FollowUpMode' },
        by: one.recordedBy,
      })),
  ]
    .toSorted((one, other) => (one.on < other.on ? -1 : 1))
    .at(-1);
