import { many, step } from '#step';
import { ConductForensicInterview } from './forensic-interview.commands.js';
import { forensicInterview } from './forensic-interview.decider.js';
import { forensicInterviewFacts } from './forensic-interview.facts.js';
import { forensicInterviewProjection } from './forensic-interview.projection.js';
import { ForensicInterviewView } from './forensic-interview.view.js';

export const forensicInterviewStep = step({
  decider: forensicInterview,
  commands: {
    ConductForensicInterview: {
      input: ConductForensicInterview,
      allowedTo: ['FORENSIC_INTERVIEWER', 'SUPERVISOR'],
      says: 'Record a forensic interview of a child: who asked, who listened, and whether she told.',
    },
  },
  classes: {
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
      ageOnDay: 'open',
    },
  },
  projections: [forensicInterviewProjection, forensicInterviewFacts],
  shows: { forensicInterviews: many(ForensicInterviewView, 'The forensic interviews, and whether she told.') },
});
