import { consented, girl, journey, outcomeOf, supervisor, withdrawn } from '../../testing.js';
import type { ForensicInterviewCommands } from './forensic-interview.decider.js';

type Command = ForensicInterviewCommands['HandOverForensicRecord'];
type Facts = Parameters<typeof journey>;

const COURT = 'Siem Reap court';
const HASH = 'a'.repeat(64);
const command: Command = { to: COURT, on: '2020-02-28', mediaSha256: HASH };
const now = '2020-03-01T09:00:00.000Z';

const interview = {
  type: 'ForensicInterviewConducted',
  data: {
    forensicInterviewId: 'forensic',
    on: '2020-02-20',
    setting: 'CAC',
    interviewer: 'kunthea',
    observers: [],
    recorded: true,
    mediaSha256: HASH,
    language: 'khm',
    outcome: 'FullDisclosure',
    ageOnDay: 17,
  },
} as const;
const reviewedOn = (on: string) =>
  ({ type: 'MdtReviewHeld', data: { mdtReviewId: 'mdt', on, agencies: ['Justice'], recommends: [] } }) as const;
const mdt = reviewedOn('2020-02-25');
const sharing = consented({ consentId: 'sharing', scopes: ['Sharing'], recipients: [COURT] });
const ready = [girl(), interview, mdt, sharing];

describe('the hand-over of a forensic record', () => {
  it.each<{ title: string; given: Facts; input: Partial<Command>; outcome: string }>([
    { title: 'follows a review of several agencies', given: ready, input: {}, outcome: 'ForensicRecordHandedOver' },
    {
      title: 'does not come without one',
      given: [girl(), interview, sharing],
      input: {},
      outcome: 'MDT_REVIEW_REQUIRED',
    },
    { title: 'may come on its day', given: ready, input: { on: '2020-02-25' }, outcome: 'ForensicRecordHandedOver' },
    { title: 'does not come before it', given: ready, input: { on: '2020-02-24' }, outcome: 'MDT_REVIEW_REQUIRED' },
    { title: 'is of what was captured', given: ready, input: { mediaSha256: 'b'.repeat(64) }, outcome: 'NOT_FOUND' },
    {
      title: 'comes on the day of the interview',
      given: [...ready, reviewedOn('2020-02-20')],
      input: { on: '2020-02-20' },
      outcome: 'ForensicRecordHandedOver',
    },
    {
      title: 'does not come before the interview',
      given: [...ready, reviewedOn('2020-02-19')],
      input: { on: '2020-02-19' },
      outcome: 'DATE_ORDER',
    },
    { title: 'cannot lie in the future', given: ready, input: { on: '2020-03-02' }, outcome: 'DATE_IN_FUTURE' },
    { title: 'needs consent to share', given: [girl(), interview, mdt], input: {}, outcome: 'CONSENT_MISSING' },
    {
      title: 'needs consent to share it with the recipient',
      given: ready,
      input: { to: 'A newspaper' },
      outcome: 'CONSENT_SCOPE_MISMATCH',
    },
  ])('$title → $outcome', ({ given, input, outcome }) => {
    const answer = journey(...given).when('HandOverForensicRecord', { ...command, ...input }, { now });
    expect(outcomeOf(answer)).toBe(outcome);
  });

  it('is judged by the current consent, and not by that of its day', () => {
    const later = { ...sharing, data: { ...sharing.data, on: '2020-03-01' } };
    const facts = [girl(), interview, mdt];
    expect(outcomeOf(journey(...facts, later).when('HandOverForensicRecord', command, { now }))).toBe(
      'ForensicRecordHandedOver',
    );
    const taken = withdrawn({ consentId: 'sharing', on: '2020-03-01' });
    expect(journey(...facts, sharing, taken).when('HandOverForensicRecord', command, { now })).toBe(
      'CONSENT_WITHDRAWN',
    );
    expect(journey(...facts, sharing).when('HandOverForensicRecord', command, { now: '2020-06-01T09:00:00Z' })).toBe(
      'CONSENT_MISSING',
    );
  });

  it('names the interview, and is recorded once', () => {
    const told = { type: 'ForensicRecordHandedOver', data: { ...command, forensicInterviewId: 'forensic' } } as const;
    expect(journey(...ready).when('HandOverForensicRecord', command, { now })).toEqual([told]);
    const given = journey(...ready, told);
    expect(given.when('HandOverForensicRecord', command, { now })).toEqual([]);
    expect(outcomeOf(given.when('HandOverForensicRecord', { ...command, on: '2020-02-27' }, { now }))).toBe(
      'ForensicRecordHandedOver',
    );
  });

  it.each<[string, Facts, string]>([
    ['without a review', [girl(), interview, sharing], 'MDT_REVIEW_REQUIRED'],
    ['without consent', [girl(), interview, mdt], 'CONSENT_MISSING'],
  ])('that was made %s is recorded as irregular', (_, facts, code) => {
    const asked = { ...command, irregular: { code, explanation: 'The court had ordered it.' } };
    expect(journey(...facts).when('HandOverForensicRecord', asked, { now, by: supervisor })).toMatchObject([
      { type: 'ForensicRecordHandedOver', data: { irregular: { code } } },
    ]);
  });
});
