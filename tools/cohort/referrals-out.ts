import { TODAY, eventPlaceholder } from '#demonstration';
import { workdays } from './calendar.js';
import { chapter, idOf, type Life } from './life.js';
import { step, type Step } from './line.js';
import { reviewerOf } from './people/staff.js';

/** Referrals to another organisation, covered by a consent to sharing. */
export const referralsOut = (story: Life): Step[] =>
  CHAPTERS[story.person.key]?.(chapter(story, 'referrals out')) ?? [];

const CHAPTERS: Readonly<Record<string, (life: Life) => Step[]>> = {
  'since-2018-4': (life) => {
    const referralId = idOf(life, 'referral out');
    return [
      step(life.worker, 'makeReferral', {
        referralId,
        toOrganisation: 'Partner school',
        reason: 'She wants to finish the twelfth grade, two years after she left it.',
        services: ['EducationSponsorship'],
        consentId: idOf(life, 'consent/2020-06-10'),
        on: '2020-06-15',
      }),
      step(life.worker, 'answerReferral', { referralId, answer: 'Declined', on: '2020-06-19' }),
      // full at first, until a place became free
      step(life.worker, 'answerReferral', { referralId, answer: 'Accepted', on: '2020-07-03' }),
    ];
  },

  /** A document from August was found in November, just after the consent was withdrawn: recorded late, and reviewed. */
  'false-marriage-1': (life) => {
    const { supervisor, worker } = life;
    const referralId = idOf(life, 'referral out');
    const commandId = idOf(life, 'command/referral out');
    const found = workdays('2020-11-16', 2);
    return [
      step(
        supervisor,
        'makeReferral',
        {
          commandId,
          referralId,
          toOrganisation: 'Partner vocational school',
          reason: 'A place in the course for hairdressers.',
          services: ['VocationalTraining'],
          consentId: idOf(life, 'consent/2020-08-17'),
          on: '2020-08-20',
          irregular: {
            code: 'CONSENT_WITHDRAWN',
            explanation:
              'She had agreed when the letter went out. It was written down only now, after she took it back.',
          },
        },
        found,
      ),
      step(worker, 'answerReferral', { referralId, answer: 'Accepted', on: '2020-08-27' }, found),
      step(reviewerOf(worker), 'reviewEntry', {
        eventId: eventPlaceholder(commandId),
        on: TODAY,
        upheld: true,
        note: 'The letter is in the file. From now on referrals are recorded on the day on which they leave.',
      }),
    ];
  },
};
