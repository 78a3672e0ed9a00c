import { caseNumberOf } from '#domain/survivor';
import { dayAt, type Day } from '#kernel/decider';
import { rows } from '#kernel/projections';
import { answerByOf } from './requests.decider.js';
import type { RequestEvents, RequestSubject } from './requests.events.js';
import { OfficeRequestView } from './requests.view.js';

/** One row for each request: what was asked last, and what became of it. */
export const requestProjection = rows<RequestEvents, OfficeRequestView>({
  view: OfficeRequestView,
  of: 'request',
  key: (_, { subject }) => ({ requestId: subject }),
  on: {
    OfficeConsentRequested: (asked, _, meta) => ({
      ...requestRow(asked, meta),
      state: 'Waiting',
      answerBy: answerByOf(dayAt(instantOf(meta))),
      sealed: meta.sealed,
    }),
    OfficeConsentAnswered: ({ granted, until = null }, { sealed: before = [] }, { metadata, recordedAt, sealed }) => ({
      state: granted ? 'Granted' : 'Declined',
      answeredBy: metadata.actor.id,
      answeredAt: instantOf({ metadata, recordedAt }),
      until,
      sealed: [...before, ...sealed],
    }),
    OfficeConsentUsed: () => ({ state: 'Used' }),
    /** What should not have been asked is read by nobody any more. */
    OfficeRequestWithdrawn: () => ({ state: 'Withdrawn', sealed: [] }),
    /** What may still be answered or used is not lost by a notice. */
    OfficeNotified: (told, before, meta) => {
      const notifiedAt = instantOf(meta);
      return stands(before, dayAt(notifiedAt))
        ? { notifiedAt }
        : { ...requestRow(told, meta), state: 'Notified', notifiedAt, sealed: [] };
    },
  },
});

/** Whether a request waits on that day, or its consent may be used. */
const stands = ({ state, answerBy, until }: Partial<OfficeRequestView>, on: Day): boolean => {
  const last = state === 'Waiting' ? answerBy : state === 'Granted' ? until : undefined;
  return Boolean(last) && last! >= on;
};

type Begun = Pick<RequestEvents['OfficeNotified'], 'kind' | 'office' | 'fromOffice' | keyof RequestSubject>;
interface When {
  readonly recordedAt: string;
  readonly metadata: { readonly actor: { readonly id: string }; readonly decidedAt?: string };
}

const instantOf = ({
  recordedAt,
  metadata,
}: Pick<When, 'recordedAt'> & { metadata: Pick<When['metadata'], 'decidedAt'> }) => metadata.decidedAt ?? recordedAt;

const requestRow = (act: Begun, { recordedAt, metadata }: When) => ({
  kind: act.kind,
  office: act.office,
  fromOffice: act.fromOffice ?? null,
  survivorId: act.survivorId ?? act.referralId ?? null,
  caseNumber: act.survivorId === undefined ? null : caseNumberOf(act.survivorId),
  prosecutionId: act.prosecutionId ?? null,
  outcome: act.outcome ?? null,
  operationId: act.operationId ?? null,
  eventId: act.eventId ?? null,
  askedBy: metadata.actor.id,
  askedAt: instantOf({ metadata, recordedAt }),
  answerBy: null,
  answeredBy: null,
  answeredAt: null,
  until: null,
  notifiedAt: null,
});
