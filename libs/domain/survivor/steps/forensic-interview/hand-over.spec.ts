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
  it.each<[string, Facts, Partial<Command>, string]>([
    ['follows a review of several agencies', ready, {}, 'ForensicRecordHandedOver'],
    ['does not come without one', [girl(), interview, sharing], {}, 'MDT_REVIEW_REQUIRED'],
    ['may come on its day', ready, { on: '2020-02-25' }, 'ForensicRecordHandedOver'],
    ['does not come before it', ready, { on: '2020-02-24' }, 'MDT_REVIEW_REQUIRED'],
    ['is of what was captured', ready, { mediaSha256: 'b'.repeat(64) }, 'NOT_FOUND'],
    [
      'comes on the day of the interview',
      [...ready, reviewedOn('2020-02-20')],
      { on: '2020-02-20' },
      'ForensicRecordHandedOver',
    ],
    ['does not come before the interview', [...ready, reviewedOn('2020-02-19')], { on: '2020-02-19' }, 'DATE_ORDER'],
    ['cannot lie in the future', ready, { on: '2020-03-02' }, 'DATE_IN_FUTURE'],
    ['needs consent to share', [girl(), interview, mdt], {}, 'CONSENT_MISSING'],
    ['needs consent to share it with the recipient', ready, { to: 'A newspaper' }, 'CONSENT_SCOPE_MISMATCH'],
  ])('%s', (_, facts, input, outcome) => {
    const answer = journey(...facts).when('HandOverForensicRecord', { ...command, ...input }, { now });
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
