import { many, step } from '#step';
import {
  ConductForensicInterview,
  HandOverForensicRecord,
  RequestForensicInterview,
} from './forensic-interview.commands.js';
import { forensicInterview } from './forensic-interview.decider.js';
import { forensicInterviewFacts } from './forensic-interview.facts.js';
import { forensicInterviewProjection, forensicRequestProjection } from './forensic-interview.projection.js';
import { ForensicInterviewView, ForensicRequestView } from './forensic-interview.view.js';

export const forensicInterviewStep = step({
  decider: forensicInterview,
  commands: {
    RequestForensicInterview: {
      input: RequestForensicInterview,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER'],
      says: 'Record that an authority asks for a forensic interview of a child.',
    },
    ConductForensicInterview: {
      input: ConductForensicInterview,
      allowedTo: ['FORENSIC_INTERVIEWER', 'SUPERVISOR'],
      says: 'Record a forensic interview of a child: who asked, who listened, and whether she told.',
    },
    HandOverForensicRecord: {
      input: HandOverForensicRecord,
      allowedTo: ['FORENSIC_INTERVIEWER', 'SUPERVISOR', 'LEGAL_OFFICER'],
      says: 'Record to whom the recording of a forensic interview was given, after the agencies have reviewed her case together.',
    },
  },
  classes: {
    ForensicInterviewRequested: { forensicInterviewId: 'open', agency: 'open', on: 'open' },
    ForensicInterviewConducted: {
      forensicInterviewId: 'open',
      on: 'open',
      setting: 'open',
      interviewer: 'open',
      observers: 'open',
      recorded: 'open',
      mediaSha256: 'open',
      language: 'open',
      outcome: 'open',
      summary: 'testimony',
      repeatReason: 'testimony',
      ageOnDay: 'open',
    },
    ForensicRecordHandedOver: { forensicInterviewId: 'open', to: 'open', on: 'open', mediaSha256: 'open' },
  },
  projections: [forensicInterviewProjection, forensicRequestProjection, forensicInterviewFacts],
  shows: {
    forensicInterviews: many(ForensicInterviewView, 'The forensic interviews, and whether she told.'),
    forensicInterviewRequests: many(ForensicRequestView, 'Who asked for a forensic interview, and when.'),
  },
});
