import { rows } from '#kernel/projections';
import type { ForensicInterviewEvents } from './forensic-interview.events.js';
import { ForensicInterviewView, ForensicRequestView } from './forensic-interview.view.js';

export const forensicInterviewProjection = rows<
  Pick<ForensicInterviewEvents, 'ForensicInterviewConducted' | 'ForensicRecordHandedOver'>,
  ForensicInterviewView
>({
  view: ForensicInterviewView,
  key: ({ forensicInterviewId }, { subject }) => ({ survivorId: subject, forensicInterviewId }),
  on: {
    ForensicInterviewConducted: (
      { on, setting, interviewer, recorded, mediaSha256 = null, language, outcome, ageOnDay },
      _,
      { sealed },
    ) => ({ on, setting, interviewer, recorded, mediaSha256, language, outcome, ageOnDay, handedOver: [], sealed }),
    ForensicRecordHandedOver: ({ to, on }, { handedOver = [] }) => ({ handedOver: [...handedOver, { to, on }] }),
  },
});

export const forensicRequestProjection = rows<
  Pick<ForensicInterviewEvents, 'ForensicInterviewRequested'>,
  ForensicRequestView
>({
  view: ForensicRequestView,
  key: ({ forensicInterviewId }, { subject }) => ({ survivorId: subject, forensicInterviewId }),
  on: { ForensicInterviewRequested: ({ agency, on }) => ({ agency, on }) },
});
