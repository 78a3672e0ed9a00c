import type { Survivor } from './documents.js';
import { entriesOf } from './entries.js';
import { reasonAgainst } from './possible.js';

const NOBODY = {
  id: '00000000-0000-4000-8000-000000000000',
  revision: 0,
  link: null,
  referral: null,
  identification: null,
  aftercare: null,
  risk: null,
  closure: null,
  erasure: null,
  repatriation: null,
  activePlan: null,
  overview: { closed: false },
  ...Object.fromEntries(
    'household consents assignments forensicInterviewRequests forensicInterviews mdtReviews bestInterests riskAssessments casePlans services referralsMade reintegrations followUps prosecutions legalHolds corrections brokenGlass'
      .split(' ')
      .map((list) => [list, []]),
  ),
} as unknown as Survivor;

const survivor = (more: object): Survivor => ({ ...NOBODY, ...more });
const reason = (mutation: string, more: object, me = 'sokha') =>
  reasonAgainst(mutation, survivor(more), me, '2026-01-05');

const consent = (more: object) => ({
  consents: [
    {
      consentId: 'c',
      scopes: ['Interview'],
      on: '2025-01-01',
      withdrawnOn: null,
      expiresOn: null,
      upheld: null,
      ...more,
    },
  ],
});

describe('the mutations that are not possible now', () => {
  it.each<[string, object, string | undefined]>([
    ['conductScreeningInterview', {}, 'CONSENT_MISSING'],
    ['conductScreeningInterview', consent({}), undefined],
    ['conductScreeningInterview', consent({ withdrawnOn: '2025-02-01' }), 'CONSENT_MISSING'],
    ['conductScreeningInterview', consent({ expiresOn: '2026-01-04' }), 'CONSENT_MISSING'],
    ['conductScreeningInterview', consent({ expiresOn: '2026-01-05' }), undefined],
    ['enterAftercare', {}, 'IDENTIFICATION_NOT_POSITIVE'],
    ['enterAftercare', { identification: { positive: true } }, undefined],
    ['enterAftercare', { aftercare: { suspended: false } }, 'ALREADY_IN_AFTERCARE'],
    ['resumeAftercare', { aftercare: { suspended: false } }, 'NOT_SUSPENDED'],
    ['requestClosure', { risk: { level: 'High' } }, 'RISK_TOO_HIGH_TO_CLOSE'],
    ['requestClosure', { prosecutions: [{ concludedOn: null }] }, 'OPEN_PROSECUTION'],
    ['approveErasure', { erasure: { status: 'Requested', requestedBy: 'rithy', erasedAt: null } }, undefined],
    [
      'approveErasure',
      { erasure: { status: 'Requested', requestedBy: 'sokha', erasedAt: null } },
      'APPROVER_IS_AUTHOR',
    ],
    ['assessRisk', { overview: { closed: true } }, 'CASE_CLOSED'],
    ['completeFollowUp', { overview: { closed: true } }, undefined],
    ['assessRisk', { link: { keptSurvivorId: 'k' } }, 'LINKED_ELSEWHERE'],
    ['giveConsent', { erasure: { erasedAt: '2026-01-01T00:00:00Z' } }, 'SUBJECT_ERASED'],
  ])('%s with %j: %s', (mutation, record, expected) => {
    expect(reason(mutation, record)).toBe(expected);
  });

  it('include the approval of the user’s own plan', () => {
    const plans = { casePlans: [{ status: 'Submitted', draftedBy: 'sokha', goals: [] }] };
    expect(reason('approveCasePlan', plans, 'sokha')).toBe('APPROVER_IS_AUTHOR');
    expect(reason('approveCasePlan', plans, 'sophea')).toBeUndefined();
    expect(reason('approveCasePlan', {}, 'sophea')).toBe('PLAN_NOT_SUBMITTED');
  });
});

describe('the timeline', () => {
  it('has the entries in order of date, each in its lane', () => {
    const entries = entriesOf(
      survivor({
        referral: { on: '2020-03-01', source: 'Police' },
        followUps: [
          {
            eventId: 'f',
            on: '2020-04-01',
            mode: null,
            missedFor: 'NotReached',
            recordedBy: 'rithy',
            retraffickingIndicators: [],
          },
        ],
        ...consent({ on: '2020-03-02', withdrawnOn: '2020-05-01' }),
      }),
    );
    expect(entries.map(({ on, lane, kind }) => [on, lane, kind])).toEqual([
      ['2020-03-01', 'identification', 'referred'],
      ['2020-03-02', 'consent', 'consented'],
      ['2020-04-01', 'risk', 'followUpMissed'],
      ['2020-05-01', 'consent', 'withdrawn'],
    ]);
    expect(entries.find(({ kind }) => kind === 'followUpMissed')).toMatchObject({ who: 'rithy', warns: true });
  });
});
