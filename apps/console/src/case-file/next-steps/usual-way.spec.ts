import type { MutationName } from '../../api/schema.js';
import { usualSteps, type NextStepFacts } from './usual-way.js';

const REFERRED: NextStepFacts = {
  referral: {},
  overview: { closed: false, status: 'REFERRED' },
  closure: null,
  consents: [],
  consentStandings: [],
  identification: null,
  services: [],
  risk: null,
  activePlan: null,
  casePlans: [],
};
const DAY = '2020-06-10';
const NOT_IDENTIFIED = { positive: false, decisions: [{ positive: false, on: '2020-03-01' }] } as const;
const CONSENT = {
  lastEventId: 'consent',
  consentId: 'c',
  scopes: ['INTERVIEW', 'SERVICES'],
  recipients: [],
  givenBy: 'GUARDIAN',
  on: '2020-01-01',
  expiresOn: null,
  overridden: false,
  upheld: null,
  withdrawnOn: null,
} satisfies NextStepFacts['consents'][number];
const IN_AFTERCARE = { overview: { closed: false, status: 'IN_AFTERCARE' } } as const;
const ASSESSED = { risk: { level: 'LOW' } };
const PLANNED = { casePlans: [{ status: 'DRAFTED', on: '2020-02-01' }] };
const ALL: readonly MutationName[] = [
  'giveConsent',
  'conductScreeningInterview',
  'identifySurvivor',
  'enterAftercare',
  'assessRisk',
  'draftCasePlan',
  'deliverService',
  'recordNote',
];

const steps = (more: Partial<NextStepFacts>, available: readonly MutationName[] = ALL) =>
  usualSteps({ ...REFERRED, ...more }, new Map(available.map((name) => [name, undefined])), DAY);

describe('the usual steps that come next', () => {
  const identified = { consents: [CONSENT], identification: { positive: true, decisions: [] } };

  it.each<[MutationName, Partial<NextStepFacts>]>([
    ['giveConsent', {}],
    ['conductScreeningInterview', { consents: [CONSENT] }],
    ['identifySurvivor', { consents: [CONSENT], identification: { positive: null, decisions: [] } }],
    ['enterAftercare', identified],
    ['deliverService', { ...identified, ...IN_AFTERCARE }],
    ['assessRisk', { ...identified, ...IN_AFTERCARE, services: [{}] }],
    ['draftCasePlan', { ...identified, ...IN_AFTERCARE, services: [{}], ...ASSESSED }],
  ])('begin with %s', (mutation, more) => {
    expect(steps(more)[0]).toBe(mutation);
  });

  it('leave out what is done, and what the user may not send', () => {
    expect(steps({ consents: [CONSENT], ...ASSESSED })).toEqual([
      'conductScreeningInterview',
      'identifySurvivor',
      'enterAftercare',
      'deliverService',
      'draftCasePlan',
    ]);
    expect(steps({}, ['assessRisk'])).toEqual(['assessRisk']);
  });

  it('are the daily work once a plan exists', () => {
    expect(steps({ ...identified, ...IN_AFTERCARE, services: [{}], ...ASSESSED, ...PLANNED })).toEqual([
      'deliverService',
      'recordNote',
    ]);
  });

  it('are none once the case has ended', () => {
    expect(steps({ identification: NOT_IDENTIFIED })).toEqual([]);
    expect(steps({ overview: { closed: true, status: 'CLOSED' } })).toEqual([]);
    expect(steps({ overview: { closed: false, status: 'ERASED' } })).toEqual([]);
    expect(steps({ closure: { status: 'REQUESTED', reopenedOn: null } })).toEqual([]);
    expect(steps({ referral: null })).toEqual([]);
  });

  it('begin with a consent while none to services is in force by the rules', () => {
    const lost = { consentId: 'c', flaw: 'GREW_UP', until: null, ends: null } as const;
    for (const more of [
      { consents: [{ ...CONSENT, scopes: ['INTERVIEW' as const] }] },
      { consents: [{ ...CONSENT, expiresOn: '2020-06-09' }] },
      { consents: [{ ...CONSENT, overridden: true }] },
      { consents: [CONSENT], consentStandings: [lost] },
    ])
      expect(steps(more)[0]).toBe('giveConsent');
  });

  it('begin with a new decision when a case is reopened whose survivor was not identified, until it is made', () => {
    const reopened: Partial<NextStepFacts> = {
      consents: [CONSENT],
      closure: { status: 'OPEN', reopenedOn: '2020-05-05' },
      overview: { closed: false, status: 'REOPENED' },
    };
    expect(steps({ ...reopened, identification: NOT_IDENTIFIED }).slice(0, 2)).toEqual([
      'identifySurvivor',
      'enterAftercare',
    ]);
    const again = [...NOT_IDENTIFIED.decisions, { positive: false, on: '2020-05-09' }];
    expect(steps({ ...reopened, identification: { positive: false, decisions: again } })).toEqual([]);
  });

  it('begin again with aftercare, risk and plan when a case is reopened', () => {
    const closure = { status: 'OPEN', reopenedOn: '2020-05-05' };
    const overview = { closed: false, status: 'REOPENED' } as const;
    const before = { services: [{}], risk: { level: null }, casePlans: [{ status: 'APPROVED', on: '2020-02-01' }] };
    const reopened = { ...identified, ...before, closure, overview };
    expect(steps(reopened)).toEqual(['enterAftercare', 'assessRisk', 'draftCasePlan']);
    expect(steps({ ...reopened, ...IN_AFTERCARE, ...ASSESSED, activePlan: { planId: 'p' } })[0]).toBe('deliverService');
  });
});
