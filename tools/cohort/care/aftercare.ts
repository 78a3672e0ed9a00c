import type { Day } from '#kernel/decider';
import { TODAY, eventPlaceholder } from '#demonstration';
import type { Housing } from '../../../libs/domain/survivor/steps/aftercare/aftercare.codes.js';
import { assign, passOn, endAssignment } from '../assignments.js';
import { bestInterest, PLACEMENT } from './best-interest.js';
import { workdays } from '../calendar.js';
import { byGuardian, bySurvivor } from '../consents.js';
import { idOf, isChild, type Life, type Stay } from '../life.js';
import { step, type Step } from '../line.js';
import { mdtReview } from './mdt-review.js';
import { randomName } from '../people/names.js';
import type { Return } from '../people/person.js';
import { STAFF } from '../people/staff.js';

/** From the decision to the last day: entry, moves, closure, and the second entry of three boys. */
export const aftercare = (life: Life): Step[] => {
  const { person, decided, stays } = life;
  const [first, second] = stays;
  return [
    ...(person.guardian ? [byGuardian(life, decided, person.guardian, ['Services'])] : []),
    ...(first ? entry(life, first, decided, person.safetyPlan) : []),
    ...moves(life),
    ...passOn(life),
    ...laterConsents(life),
    ...rest(life),
    ...closure(life),
    ...(person.back && second ? reopening(life, person.back, second) : []),
  ];
};

const entry = (life: Life, { from, worker, home }: Stay, ready: Day, safetyPlan: string | undefined): Step[] => [
  ...(safetyPlan ? [mdtReview(life, workdays(ready, 1), ['Return', 'Services'], BESIDE_A_RECRUITER)] : []),
  ...placement(life, home, workdays(ready, 1)),
  step(worker, 'enterAftercare', {
    on: from,
    office: worker.office,
    programme: life.person.programme ?? 'CommunityBased',
    housing: home,
    address: `House ${life.random.int(1, 400)}, Village ${life.random.int(1, 12)} (SYNTHETIC)`,
    ...(safetyPlan ? { safetyPlan } : {}),
  }),
];

const BESIDE_A_RECRUITER = [
  'The child may live with these relatives: the person who did harm lives elsewhere and is kept away.',
  'A social worker visits unannounced, at first every third day.',
];

const placement = (life: Life, home: Housing, on: Day): Step[] => {
  const measure = PLACEMENT[home];
  return measure && isChild(life.person, on) ? bestInterest(life, measure, on) : [];
};

const moves = (life: Life): Step[] =>
  (life.person.moves ?? []).flatMap(({ on, to }) => [
    ...placement(life, to, workdays(on, -2)),
    step(life.worker, 'changeHousing', {
      on,
      arrangement: to,
      ...(to === 'Foster' ? { carer: randomName(life.random) } : {}),
    }),
  ]);

const laterConsents = (life: Life): Step[] =>
  (life.person.ownConsents ?? []).flatMap(({ on, scopes, recipients = [], withdrawnOn }) => {
    const consentId = idOf(life, `consent/${on}`);
    return [
      bySurvivor(life, on, scopes, { recipients, consentId }),
      ...(withdrawnOn ? withdrawal(life, consentId, withdrawnOn) : []),
    ];
  });

/** The wrong withdrawal is not removed but disputed, and another person reviews the dispute. */
const withdrawal = (life: Life, consentId: string, on: Day): Step[] => {
  const [withdrawn, disputed] = ['withdrawal', 'dispute'].map((what) => idOf(life, `command/${what}/${on}`));
  return [
    step(life.worker, 'withdrawConsent', { commandId: withdrawn!, consentId, on }),
    step(
      life.worker,
      'disputeEntry',
      {
        commandId: disputed!,
        eventId: eventPlaceholder(withdrawn!),
        reason: 'Only the photographs were meant: I had misunderstood.',
      },
      workdays(on, 2),
    ),
    step(life.supervisor, 'reviewEntry', {
      eventId: eventPlaceholder(disputed!),
      on: TODAY,
      upheld: true,
      note: 'The survivor confirms it, and is asked again.',
    }),
  ];
};

const rest = ({ person, worker }: Life): Step[] =>
  person.rest
    ? [
        step(worker, 'suspendAftercare', { on: person.rest.from }),
        step(worker, 'resumeAftercare', { on: person.rest.to }),
      ]
    : [];

const closure = ({ person: { closed }, worker, supervisor }: Life): Step[] =>
  closed
    ? [
        step(worker, 'requestClosure', {
          reason: closed.reason,
          finalAssessment: 'Safe at home, in school or at work; knows who to call.',
          on: workdays(closed.on, -3),
        }),
        step(supervisor, 'closeCase', { on: closed.on }),
      ]
    : [];

const reopening = (story: Life, { on, worker: id, guardian, why, safetyPlan }: Return, stay: Stay): Step[] => {
  const life = { ...story, worker: STAFF[id] };
  return [
    step(life.supervisor, 'reopenCase', { why, retrafficking: false, on }),
    endAssignment(life, 'CaseWorker', story.worker, on),
    assign(life, 'CaseWorker', life.worker, on),
    byGuardian(life, on, guardian, ['Services']),
    ...entry(life, stay, on, safetyPlan),
  ];
};
