import { alertsOf, type Alert } from './alerts.js';
import type { CaseFile } from './documents/case-file.js';

const DAY = '2020-06-10';

const CONSENT = {
  lastEventId: 'consent',
  consentId: 'c',
  scopes: ['SERVICES'],
  recipients: [],
  givenBy: 'SURVIVOR',
  on: '2020-01-01',
  expiresOn: null,
  overridden: false,
  upheld: null,
  withdrawnOn: null,
};

const file = (more: object): CaseFile =>
  ({
    stale: false,
    inPart: false,
    household: [],
    consents: [CONSENT],
    consentStandings: [],
    overview: { closed: false },
    closure: null,
    erasure: null,
    legalHolds: [],
    prosecutions: [],
    corrections: [],
    ...more,
    // only what alerts read
  }) as unknown as CaseFile;

const kinds = (more: object, day = DAY): Alert['kind'][] => alertsOf(file(more), day).map(({ kind }) => kind);

describe('the alerts of a case', () => {
  it('are none when services are agreed to and nothing is wrong', () => {
    expect(alertsOf(file({}), DAY)).toEqual([]);
  });

  it('name each unsafe person at home, with the entry that says so', () => {
    const household = [
      { relation: 'FATHER', safe: 'NO', lastEventId: 'said' },
      { relation: 'MOTHER', safe: 'YES', lastEventId: 'other' },
      { relation: 'SIBLING', safe: 'UNKNOWN', lastEventId: 'other' },
    ];
    expect(alertsOf(file({ household }), DAY)).toEqual([
      { kind: 'unsafeMember', tone: 'danger', code: ['HouseholdRelation', 'FATHER'], entry: 'said' },
    ]);
  });

  it('say that no consent to services is in force: none, of another kind, withdrawn, over, or not yet', () => {
    for (const consents of [
      [],
      [{ ...CONSENT, scopes: ['INTERVIEW'] }],
      [{ ...CONSENT, withdrawnOn: DAY }],
      [{ ...CONSENT, expiresOn: '2020-06-09' }],
      [{ ...CONSENT, on: '2020-06-11' }],
      [{ ...CONSENT, overridden: true }],
    ])
      expect(kinds({ consents })).toEqual(['noServicesConsent']);
  });

  it('say so only while the case is open, and to readers who see all consents', () => {
    expect(kinds({ consents: [], inPart: true })).toEqual([]);
    expect(kinds({ consents: [], overview: { closed: true } })).toEqual([]);
    expect(kinds({ consents: [], closure: { status: 'CLOSED' } })).toEqual([]);
  });

  it('warn from fourteen days before the last consent to services ends', () => {
    const ends = (expiresOn: string) => ({ ...CONSENT, expiresOn });
    expect(kinds({ consents: [ends('2020-06-25')] })).toEqual([]);
    expect(alertsOf(file({ consents: [ends('2020-06-24')] }), DAY)).toMatchObject([
      { kind: 'servicesConsentEnds', days: 14, entry: 'consent' },
    ]);
    expect(kinds({ consents: [ends(DAY)] })).toEqual(['servicesConsentEnds']);
    // a longer one, or one without an end, is in force as well
    expect(kinds({ consents: [ends('2020-06-24'), ends('2020-12-31')] })).toEqual([]);
    expect(kinds({ consents: [ends('2020-06-24'), CONSENT] })).toEqual([]);
  });

  it('say why the rules refuse a consent whose days are not over', () => {
    for (const flaw of ['GREW_UP', 'CONFLICT_OF_INTEREST', 'GUARDIAN_REQUIRED', 'ASSENT_MISSING'])
      expect(alertsOf(file({ consentStandings: [{ consentId: 'c', flaw, until: null, ends: null }] }), DAY)).toEqual([
        { kind: 'servicesConsentInvalid', tone: 'danger', code: ['ConsentFlaw', flaw], entry: 'consent' },
      ]);
    // another person consents to the same
    const consents = [CONSENT, { ...CONSENT, consentId: 'own' }];
    const consentStandings = [{ consentId: 'c', flaw: 'GREW_UP', until: null, ends: null }];
    expect(kinds({ consents, consentStandings })).toEqual([]);
  });

  it('warn from thirty days before a guardian’s consent ends with the 18th birthday', () => {
    const until = (day: string) => ({
      consentStandings: [{ consentId: 'c', flaw: null, until: day, ends: 'GREW_UP' }],
    });
    expect(kinds(until('2020-07-11'))).toEqual([]);
    expect(alertsOf(file(until('2020-07-10')), DAY)).toMatchObject([{ kind: 'comesOfAge', days: 30 }]);
    expect(alertsOf(file(until(DAY)), DAY)).toMatchObject([{ kind: 'comesOfAge', days: 0 }]);
  });

  it('tell holds that are not lifted, disputes that nobody reviewed, and a requested erasure', () => {
    expect(
      kinds({
        legalHolds: [
          { reason: 'APPEAL', liftedOn: null },
          { reason: 'APPEAL', liftedOn: '2020-02-01' },
        ],
        prosecutions: [{ legalHold: true }, { legalHold: false }],
        corrections: [
          { kind: 'DISPUTED', upheld: null },
          { kind: 'DISPUTED', upheld: true },
          { kind: 'CORRECTED', upheld: null },
        ],
        erasure: { status: 'APPROVED', restricted: true },
      }),
    ).toEqual(['restricted', 'erasureRequested', 'legalHold', 'courtHold', 'dispute']);
  });

  it('say that the newest entry is missing', () => {
    expect(kinds({ stale: true })).toEqual(['stale']);
  });
});
