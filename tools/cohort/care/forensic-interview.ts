import { TODAY } from '#demonstration';
import { assign, endAssignment } from '../assignments.js';
import { workdays } from '../calendar.js';
import { byAuthority, bySurvivor } from '../consents.js';
import { chapter, idOf, type Life } from '../life.js';
import { step, type Step } from '../line.js';
import { mdtReview } from './mdt-review.js';
import { STAFF } from '../people/staff.js';

/** The girl brought by the police is interviewed once, by a trained forensic interviewer. */
export const forensicInterview = (story: Life): Step[] => {
  if (story.person.key !== 'brought-by-police') return [];
  const life = chapter(story, 'forensic interview');
  const { decided, random } = life;
  const forensicInterviewId = idOf(life, 'forensic interview');
  const recommendationId = idOf(life, 'recommendation');
  const mediaSha256 = random.hex(8);
  return [
    byAuthority(life, decided, ['ForensicRecording']),
    step(life.worker, 'requestForensicInterview', {
      forensicInterviewId,
      agency: 'Provincial Anti-Human Trafficking Police',
      on: decided,
    }),
    assign(life, 'ForensicInterviewer', STAFF.kunthea, decided),
    step(STAFF.kunthea, 'conductForensicInterview', {
      forensicInterviewId,
      on: workdays(decided, 1),
      setting: 'CAC',
      interviewer: STAFF.kunthea.id,
      observers: ['Police investigator', 'Prosecutor'],
      recorded: true,
      mediaSha256,
      language: 'khm',
      outcome: 'FullDisclosure',
      summary: 'She told in her own words what happened and who was there.',
    }),
    mdtReview(life, workdays(decided, 3), ['Prosecution', 'ForensicHandOver', 'Services'], ADVICE, {
      attendees: [life.worker.id, STAFF.kunthea.id, STAFF.veasna.id],
      actions: [
        {
          recommendationId,
          text: 'Accompany the girl to the prosecutor, and stay during the hearing.',
          owner: life.worker.id,
          dueOn: workdays(decided, 10),
        },
      ],
    }),
    step(life.worker, 'completeRecommendation', { recommendationId, on: workdays(decided, 8) }),
    endAssignment(life, 'ForensicInterviewer', STAFF.kunthea, workdays(decided, 4)),
    ...handedOver(life, mediaSha256),
  ];
};

const ADVICE = [
  'Nobody asks her again: the recording stands for her in the investigation and in court.',
  'The recording leaves the centre sealed, from hand to hand, and only to a court.',
];

/** The hand-over to a court is judged on the day of sending: the girl is an adult by then and gives the consent. */
const handedOver = (life: Life, mediaSha256: string): Step[] => {
  const to = 'Appeal Court, Phnom Penh';
  return [
    bySurvivor(life, TODAY, ['Sharing'], { recipients: [to] }),
    step(STAFF.veasna, 'handOverForensicRecord', { to, on: TODAY, mediaSha256 }, TODAY),
  ];
};
