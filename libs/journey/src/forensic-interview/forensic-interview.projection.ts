import { rows } from '#read-models';
import type { ForensicInterviewEvents } from './forensic-interview.events.js';
import { ForensicInterviewView } from './forensic-interview.view.js';

export const forensicInterviewProjection = rows<ForensicInterviewEvents, ForensicInterviewView>({
  view: ForensicInterviewView,
  key: ({ forensicInterviewId }, { subject }) => ({ survivorId: subject, forensicInterviewId }),
  on: {
    ForensicInterviewConducted: (
      { on, setting, interviewer, recorded, mediaSha256 = null, language, outcome, ageOnDay },
      _,
      { sealed },
    ) => ({ on, setting, interviewer, recorded, mediaSha256, language, outcome, ageOnDay, sealed }),
  },
});
