import { TODAY } from '#demonstration';
import { chapter, idOf, type Life } from './life.js';
import { step, type Step } from './line.js';
import { reviewerOf } from './people/staff.js';

/**
 * A survivor who cannot be asked is taken to a hospital, which needs the identity. An override of consent must be recorded
 * within a day, so this happens on the day of sending, long after the year of the figures.
 */
export const override = (story: Life): Step[] => {
  if (story.person.key !== 'false-job') return [];
  const life = chapter(story, 'override');
  const { worker, supervisor } = life;
  const overrideId = idOf(life, 'override');
  const referralId = idOf(life, 'referral to the hospital');
  return [
    step(
      supervisor,
      'overrideConsent',
      {
        overrideId,
        scope: 'Sharing',
        reason: 'Incapacity',
        note: 'Fell from a motorcycle and is unconscious. The doctors must know of her medicines.',
        coversFrom: TODAY,
      },
      TODAY,
    ),
    step(worker, 'makeReferral', {
      referralId,
      toOrganisation: 'Provincial hospital',
      reason: 'Head injury; takes medicine against anxiety.',
      services: ['Medical'],
      consentId: overrideId,
      on: TODAY,
    }),
    step(worker, 'answerReferral', { referralId, answer: 'Accepted', on: TODAY }),
    step(reviewerOf(worker), 'reviewConsentOverride', { overrideId, upheld: true, on: TODAY }),
  ];
};
