import type { ClassesOf } from '#kernel/decider';
import type { Step } from '#nest';
import { RequestsDueResolver } from './due/requests-due.resolver.js';
import { OfficeRequests } from './office-requests.js';
import type { RequestEvents } from './requests.events.js';
import { requestForms } from './requests.forms.js';
import { requestLabels } from './requests.labels.js';
import { requestProjection } from './requests.projection.js';
import { OfficeRequestsResolver } from './requests.resolver.js';

const act = {
  kind: 'open',
  office: 'open',
  fromOffice: 'open',
  survivorId: 'open',
  referralId: 'open',
  prosecutionId: 'open',
  outcome: 'open',
  operationId: 'open',
  eventId: 'open',
} as const;

const classes = {
  OfficeConsentRequested: { ...act, reason: 'testimony' },
  OfficeConsentAnswered: { survivorId: 'open', granted: 'open', until: 'open', reason: 'testimony' },
  OfficeConsentUsed: { kind: 'open', office: 'open' },
  OfficeRequestWithdrawn: { kind: 'open', office: 'open' },
  OfficeNotified: act,
} satisfies ClassesOf<RequestEvents>;

/** Not a step of the journey: what one office asks of another, and its answers. */
export const requestStep: Step = {
  providers: [OfficeRequests, OfficeRequestsResolver, RequestsDueResolver],
  labels: requestLabels,
  forms: requestForms,
  projections: [requestProjection],
  classes,
  upcast: {},
  amends: {},
  inputs: {},
};
