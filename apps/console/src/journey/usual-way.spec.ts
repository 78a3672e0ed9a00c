import type { MutationName } from '../api/schema.js';
import type { Survivor } from './documents.js';
import { usualNext } from './usual-way.js';

const REFERRED = { referral: {}, consents: [], identification: null, aftercare: null, risk: null, casePlans: [] };
const CONSENT = { scopes: ['INTERVIEW'], withdrawnOn: null, expiresOn: null, upheld: null };
const REFUSAL = { code: 'CONSENT_MISSING', sentence: 'Ask first.', first: 'giveConsent' };
const ALL: readonly MutationName[] = [
  'giveConsent',
  'conductScreeningInterview',
  'identifySurvivor',
  'enterAftercare',
  'assessRisk',
  'draftCasePlan',
];

const next = (more: object, available: readonly MutationName[] = ALL, refused: readonly MutationName[] = []) =>
  usualNext(
    { ...REFERRED, prosecutions: [], ...more } as unknown as Survivor,
    new Map(available.map((name) => [name, refused.includes(name) ? REFUSAL : undefined])),
  );

describe('the usual next step', () => {
  const identified = { consents: [CONSENT], identification: { positive: true } };

  it.each<[MutationName, object]>([
    ['giveConsent', {}],
    ['conductScreeningInterview', { consents: [CONSENT] }],
    ['identifySurvivor', { consents: [CONSENT], identification: { positive: null } }],
    ['enterAftercare', identified],
    ['assessRisk', { ...identified, aftercare: {} }],
    ['draftCasePlan', { ...identified, aftercare: {}, risk: {} }],
  ])('is %s', (mutation, more) => {
    expect(next(more)).toBe(mutation);
  });

  it('is undefined once a plan exists, the case has ended, or it is not available', () => {
    expect(next({ ...identified, aftercare: {}, risk: {}, casePlans: [{}] })).toBeUndefined();
    expect(next({ identification: { positive: false } })).toBeUndefined();
    expect(next({ overview: { closed: true } })).toBeUndefined();
    expect(next({}, ['assessRisk'])).toBeUndefined();
    expect(next({ consents: [CONSENT] }, ALL, ['conductScreeningInterview'])).toBeUndefined();
  });
});
