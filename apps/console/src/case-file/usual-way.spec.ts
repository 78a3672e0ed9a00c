import type { MutationName } from '../api/schema.js';
import { usualSteps, type NextStepFacts } from './usual-way.js';

const REFERRED: NextStepFacts = {
  referral: {},
  overview: null,
  closure: null,
  consents: [],
  identification: null,
  aftercare: null,
  services: [],
  risk: null,
  casePlans: [],
};
const CONSENT = { withdrawnOn: null };
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
  usualSteps({ ...REFERRED, ...more }, new Map(available.map((name) => [name, undefined])));

describe('the usual steps that come next', () => {
  const identified = { consents: [CONSENT], identification: { positive: true } };

  it.each<[MutationName, Partial<NextStepFacts>]>([
    ['giveConsent', {}],
    ['conductScreeningInterview', { consents: [CONSENT] }],
    ['identifySurvivor', { consents: [CONSENT], identification: { positive: null } }],
    ['enterAftercare', identified],
    ['deliverService', { ...identified, aftercare: {} }],
    ['assessRisk', { ...identified, aftercare: {}, services: [{}] }],
    ['draftCasePlan', { ...identified, aftercare: {}, services: [{}], risk: {} }],
  ])('begin with %s', (mutation, more) => {
    expect(steps(more)[0]).toBe(mutation);
  });

  it('leave out what is done, and what the user may not send', () => {
    expect(steps({ consents: [CONSENT], risk: {} })).toEqual([
      'conductScreeningInterview',
      'identifySurvivor',
      'enterAftercare',
      'deliverService',
      'draftCasePlan',
    ]);
    expect(steps({}, ['assessRisk'])).toEqual(['assessRisk']);
  });

  it('are the daily work once a plan exists', () => {
    expect(steps({ ...identified, aftercare: {}, services: [{}], risk: {}, casePlans: [{}] })).toEqual([
      'deliverService',
      'recordNote',
    ]);
  });

  it('are none once the case has ended', () => {
    expect(steps({ identification: { positive: false } })).toEqual([]);
    expect(steps({ overview: { closed: true } })).toEqual([]);
    expect(steps({ closure: {} })).toEqual([]);
    expect(steps({ referral: null })).toEqual([]);
  });
});
