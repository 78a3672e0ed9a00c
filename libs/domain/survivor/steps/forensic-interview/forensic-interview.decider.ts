import {
  refuse,
  refuseField,
  refuseUnless,
  requireSome,
  acceptIdenticalRetry,
  isSamePayload,
  type Day,
  type Decider,
} from '#kernel/decider';
import { requireWorker } from '../../../directory/directory.rules.js';
import type { Consent } from '../consent/consent.state.js';
import { requireAnyConsent, requireConsent } from '../consent/consent.rules.js';
import { requireConsentToShare } from '../consent/sharing.rules.js';
import type { Identification } from '../identification/identification.state.js';
import type { Referral } from '../referral/referral.state.js';
import { ageOn, isMinor, requireDay } from '../referral/referral.rules.js';
import type { Review } from '../review/review.state.js';
import type { ForensicInterviewEvents } from './forensic-interview.events.js';
import {
  requireAlreadyReviewed,
  requireAnyReview,
  requireChild,
  requireReasonToRepeat,
  requireOnceChild,
  requireTrained,
} from './forensic-interview.rules.js';
import type {
  RequestData,
  ConductData,
  HandOverData,
  InterviewEntry,
  ForensicInterviews,
} from './forensic-interview.state.js';
import type { RecordTerms } from '../../terms.rules.js';

export type ForensicInterviewCommands = {
  RequestForensicInterview: Omit<RequestData, 'forensicInterviewId'> & { forensicInterviewId?: string };
  ConductForensicInterview: Omit<ConductData, 'forensicInterviewId' | 'ageOnDay' | 'summary' | 'repeatReason'> & {
    forensicInterviewId?: string;
    summary?: string;
    repeatReason?: string;
  };
  HandOverForensicRecord: Omit<HandOverData, 'forensicInterviewId'>;
};

type Others = { referral: Referral; consent: Consent; identification: Identification; review: Review };

/** Rule 4: a child is interviewed once, on a recording that cannot be exchanged afterwards. */
export const forensicInterview: Decider<
  ForensicInterviews,
  ForensicInterviewEvents,
  ForensicInterviewCommands,
  Others
> = {
  initial: { requested: [], held: [], handedOver: [] },

  requires: {
    RequestForensicInterview: (_, { steps: { referral }, irregular }) => requireOnceChild(referral, irregular),
    ConductForensicInterview: (_, { steps: { referral, consent }, irregular }) => {
      requireOnceChild(referral, irregular);
      requireAnyConsent(consent, 'ForensicRecording', irregular);
    },
    HandOverForensicRecord: ({ held }, { steps: { referral, consent, review }, irregular }) => {
      const recorded = held.filter(({ payload }) => payload.mediaSha256 !== undefined);
      requireSome(
        recorded,
        ({ on }) => isMinor(referral, on) && requireAnyReview(review, irregular),
        refuseAsNotRecorded,
      );
      requireAnyConsent(consent, 'Sharing', irregular);
    },
  },

  decide: {
    RequestForensicInterview: ({ requested, held }, command, { steps: { referral }, now, commandId, irregular }) => {
      const { forensicInterviewId = commandId, on } = command;
      const data = { ...command, forensicInterviewId };
      const known = entriesOf(requested, forensicInterviewId);
      if (known) return acceptIdenticalRetry(known.payload, data);
      requireDay(on, referral, now);
      const interview = entriesOf(held, forensicInterviewId);
      if (interview && on > interview.on)
        refuseField(
          { field: 'on' },
          'DATE_ORDER',
          `This interview was held on ${interview.on}, and a request cannot come later: correct the day.`,
        );
      requireChild(referral, on, irregular);
      return [{ type: 'ForensicInterviewRequested', data }];
    },

    ConductForensicInterview: ({ requested, held }, command, context) => {
      const { steps, now, commandId, settings, directory, irregular } = context;
      const { referral, consent, identification } = steps;
      const { forensicInterviewId = commandId, on, recorded, mediaSha256 } = command;
      const known = entriesOf(held, forensicInterviewId);
      if (known) return acceptIdenticalRetry(known.payload, { ...command, forensicInterviewId });
      requireDay(on, referral, now, { 'the request': entriesOf(requested, forensicInterviewId)?.on });
      requireChild(referral, on, irregular);
      requireReasonToRepeat(held, command, irregular);
      requireConsent(consent, referral, identification.conflicts, { scope: 'ForensicRecording', on, irregular });
      if (recorded && mediaSha256 === undefined)
        refuseUnless(
          irregular,
          'MEDIA_HASH_MISSING',
          'Give the SHA-256 of the recording, taken when it was made (mediaSha256).',
        );
      requireWorker(context, command.interviewer, on);
      requireTrained(settings.interviewers, directory, command, irregular);
      return [
        {
          type: 'ForensicInterviewConducted',
          data: { ...command, forensicInterviewId, ageOnDay: ageOn(referral, on) },
        },
      ];
    },

    HandOverForensicRecord: ({ held, handedOver }, command, { steps, now, directory, irregular }) => {
      const { referral, review } = steps;
      const { to, on, mediaSha256 } = command;
      const interview = held.findLast(({ payload }) => payload.mediaSha256 === mediaSha256);
      if (!interview)
        return refuse(
          'NOT_FOUND',
          'There is no recording of this survivor with that SHA-256: compare mediaSha256 with the file.',
        );
      const { forensicInterviewId } = interview;
      const data = { ...command, forensicInterviewId };
      if (handedOver.some(({ payload }) => isSamePayload(payload, data))) return [];
      requireDay(on, referral, now, { 'the interview': interview.on });
      if (isMinor(referral, interview.on)) requireAlreadyReviewed(review, on, irregular);
      requireConsentToShare(steps, { recipient: to, now, directory, irregular });
      return [{ type: 'ForensicRecordHandedOver', data }];
    },
  },

  evolve: {
    ForensicInterviewRequested: (state, payload) => ({ ...state, requested: [...state.requested, entryOf(payload)] }),
    ForensicInterviewConducted: (state, { ageOnDay: _, ...payload }) => ({
      ...state,
      held: [...state.held, entryOf(payload)],
    }),
    ForensicRecordHandedOver: (state, payload) => ({ ...state, handedOver: [...state.handedOver, entryOf(payload)] }),
  },
};

const refuseAsNotRecorded = (): never =>
  refuse(
    'NOTHING_HERE',
    'No forensic interview with a recording is recorded here: record it first (conductForensicInterview).',
    'ConductForensicInterview',
  );

const entryOf = <Payload extends { readonly forensicInterviewId: string; readonly on: Day }>(
  payload: Payload,
): InterviewEntry<Payload> => ({
  forensicInterviewId: payload.forensicInterviewId,
  on: payload.on,
  payload,
});

const entriesOf = <Payload>(all: readonly InterviewEntry<Payload>[], id: string): InterviewEntry<Payload> | undefined =>
  all.find(({ forensicInterviewId }) => forensicInterviewId === id);

export const forensicInterviewTerms: RecordTerms<ForensicInterviewCommands, ForensicInterviewEvents> = {
  allowedWhile: {
    RequestForensicInterview: [],
    ConductForensicInterview: [],
    HandOverForensicRecord: ['restricted'],
  },
  amendedBy: {
    ForensicInterviewRequested: 'authorOrCorrector',
    ForensicInterviewConducted: 'anotherCorrector',
    ForensicRecordHandedOver: 'anotherCorrector',
  },
};
