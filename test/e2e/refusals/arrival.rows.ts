import { dayAt } from '#kernel/decider';
import { supervisor } from '../../harness/homeward.js';
import {
  childConsented,
  childReferred,
  consentTo,
  enter,
  id,
  identify,
  refer,
  screen,
  soldAtHome,
  toSend,
} from '../../harness/mutations.js';
import { row, type Row } from './row.js';

const TODAY = dayAt(new Date().toISOString());
const otherSupervisor = { ...supervisor, id: 'makara' };

const withdrawConsent = (on: string) => toSend('withdrawConsent', { consentId: id(1), on });
const overrideConsent = (coversFrom: string) =>
  toSend(
    'overrideConsent',
    { overrideId: id(2), scope: 'INTERVIEW', reason: 'IMMINENT_DANGER', coversFrom },
    supervisor,
  );
const overrideReviewed = (upheld: boolean, by = otherSupervisor) =>
  toSend('reviewConsentOverride', { overrideId: id(2), upheld, on: TODAY }, by);
const referredOn = (more: object) =>
  toSend('makeReferral', { toOrganisation: 'Kru Khmer Clinic', services: ['MEDICAL'], on: '2020-03-04', ...more });
const linkedTo = (keptSurvivorId: string) => toSend('linkPerson', { keptSurvivorId }, supervisor);

/** @param other another survivor on record */
export const referralRows = (other: string): readonly Row[] => [
  row('NOT_FOUND', 'a consent of an unknown survivor', [], consentTo(['SERVICES'])),
  row('ALREADY_REFERRED', 'a referral of a survivor who is on record', [refer()], refer()),
  row('AGE_CONTRADICTS', 'an age that does not fit the birth date', [], refer({ estimatedAge: 5 })),
  row('DATE_IN_FUTURE', 'a referral tomorrow or later', [], refer({ on: '2999-01-01' })),
  row('DATE_ORDER', "a referral before the survivor's birth", [], refer({ on: '1980-01-01' })),
  row(
    'SERVICES_MISSING',
    'an outgoing referral without services',
    [refer(), consentTo(['SHARING'], { consentId: id(1), recipients: ['Kru Khmer Clinic'] })],
    referredOn({ services: [], consentId: id(1) }),
  ),
  row(
    'CONSENT_SCOPE_MISMATCH',
    'an outgoing referral to an organisation that the consent does not name',
    [refer(), consentTo(['SHARING'], { consentId: id(1), recipients: ['Legal Aid of Cambodia'] })],
    referredOn({ consentId: id(1) }),
  ),
  row(
    'NOTHING_HERE',
    'an answer to an unknown referral',
    [refer()],
    toSend('answerReferral', { referralId: id(1), answer: 'ACCEPTED', on: '2020-03-05' }),
  ),
  row(
    'REFERRAL_ANSWERED',
    'the same answer on another day',
    [
      refer(),
      consentTo(['SHARING'], { consentId: id(1), recipients: ['Kru Khmer Clinic'] }),
      referredOn({ referralId: id(2), consentId: id(1) }),
      toSend('answerReferral', { referralId: id(2), answer: 'ACCEPTED', on: '2020-03-20' }),
    ],
    toSend('answerReferral', { referralId: id(2), answer: 'ACCEPTED', on: '2020-03-21' }),
  ),
  row('NOT_FOUND', 'a link to an unknown record', [refer()], linkedTo(id(404))),
  row('SAME_RECORD', 'a link of a record to itself', [refer()], ([receipt]) => linkedTo(receipt!.id)),
  row('LINKED_ELSEWHERE', 'a consent in a duplicate', [refer(), linkedTo(other)], consentTo(['SERVICES'])),
];

export const consentRows: readonly Row[] = [
  row('SCOPES_MISSING', 'a consent without scopes', [refer()], consentTo([])),
  row('GUARDIAN_REQUIRED', 'a child’s own consent', [childReferred()], consentTo(['SERVICES'])),
  row(
    'CHILD_ASSENT_MISSING',
    'a consent on behalf of a child who was not asked',
    [childReferred()],
    childConsented(['SERVICES'], { childAssent: false }),
  ),
  row('ADULT_CONSENTS_HERSELF', 'a consent on behalf of an adult', [refer()], childConsented(['SERVICES'])),
  row(
    'GUARDIAN_CONFLICT_OF_INTEREST',
    'a consent of the father who was the recruiter',
    [childReferred(), soldAtHome],
    childConsented(['SERVICES'], { givenBy: 'GUARDIAN', guardianKin: 'FATHER', on: '2020-03-05' }),
  ),
  row(
    'GUARDIAN_CONFLICT_OF_INTEREST',
    'a consent of the mother that the child named',
    [childReferred(), childConsented(['INTERVIEW']), screen({ forcedByFamily: true, forcedByKin: ['MOTHER'] })],
    childConsented(['SERVICES'], { givenBy: 'GUARDIAN', guardianKin: 'MOTHER', on: '2020-03-05' }),
  ),
  row('CONSENT_MISSING', 'an interview without a consent', [refer()], screen()),
  row(
    'CONSENT_WITHDRAWN',
    'an interview after the consent was withdrawn',
    [refer(), consentTo(['INTERVIEW'], { consentId: id(1) }), withdrawConsent('2020-03-03')],
    screen(),
  ),
  row(
    'CONSENT_SCOPE_MISMATCH',
    'an interview with a consent to services only',
    [refer(), consentTo(['SERVICES'])],
    screen(),
  ),
  row(
    'ALREADY_WITHDRAWN',
    'a consent that is withdrawn on two days',
    [refer(), consentTo(['INTERVIEW'], { consentId: id(1) }), withdrawConsent('2020-03-03')],
    withdrawConsent('2020-03-04'),
  ),
  row(
    'ID_USED',
    'another consent under the same id',
    [refer(), consentTo(['INTERVIEW'], { consentId: id(1) })],
    consentTo(['SERVICES'], { consentId: id(1) }),
  ),
  row('OVERRIDE_TOO_LATE', 'an override for long ago', [refer()], overrideConsent('2020-03-02')),
  row(
    'APPROVER_IS_AUTHOR',
    'an override reviewed by the person who made it',
    [refer(), overrideConsent(TODAY)],
    overrideReviewed(true, supervisor),
  ),
  row(
    'ALREADY_REVIEWED',
    'two opposite reviews of an override',
    [refer(), overrideConsent(TODAY), overrideReviewed(true)],
    overrideReviewed(false),
  ),
];

export const identificationRows: readonly Row[] = [
  row('EXPLOITATION_MISSING', 'an identification without exploitation', [refer()], identify({}, { exploitation: [] })),
  row(
    'IDENTIFICATION_NOT_POSITIVE',
    'aftercare for a survivor who is not identified',
    [refer(), consentTo(['SERVICES'])],
    enter(),
  ),
  row(
    'ID_USED',
    'two episodes under one id',
    [refer()],
    identify(
      {},
      {
        exploitation: [1, 2].map(() => ({
          episodeId: id(1),
          types: ['FORCED_LABOUR'],
          recruitment: 'BROKER',
          recruiterRelation: 'BROKER',
          control: [],
          country: 'TH',
        })),
      },
    ),
  ),
];
