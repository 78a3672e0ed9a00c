import type { Survivor } from './documents.js';
import { entriesOf } from './entries.js';

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
    'household consents assignments forensicInterviewRequests forensicInterviews mdtReviews bestInterests riskAssessments casePlans services referralsMade reintegrations followUps prosecutions legalHolds corrections brokenGlass dependants pregnancies births returns'
      .split(' ')
      .map((list) => [list, []]),
  ),
} as unknown as Survivor;

const survivor = (more: object): Survivor => ({ ...NOBODY, ...more });

const consent = (more: object) => ({
  consents: [
    {
      consentId: 'c',
      scopes: ['INTERVIEW'],
      on: '2025-01-01',
      withdrawnOn: null,
      expiresOn: null,
      upheld: null,
      ...more,
    },
  ],
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
            missedFor: 'NOT_REACHED',
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

  it('shows a dependant, the custody of it and a way home, with the countries by their codes', () => {
    const entries = entriesOf(
      survivor({
        dependants: [
          {
            dependantId: 'd',
            relation: 'CHILD',
            livesWith: 'ABUSER',
            country: 'TH',
            since: '2020-01-05',
            custody: 'SOUGHT',
            custodyOn: '2020-06-01',
            court: null,
            name: null,
          },
        ],
        returns: [
          { returnId: 'r', on: '2020-02-20', manner: 'OWN_MEANS', from: 'TH', transit: ['LA'], crossing: null },
        ],
      }),
    );
    expect(entries.map(({ on, lane, kind, countries }) => [on, lane, kind, countries])).toEqual([
      ['2020-01-05', 'care', 'dependantLives', ['TH']],
      ['2020-02-20', 'care', 'returned', ['TH', 'LA']],
      ['2020-06-01', 'care', 'custody', undefined],
    ]);
  });
});
