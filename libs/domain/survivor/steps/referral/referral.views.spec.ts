import {
  foldRows,
  factRows,
  type FactProjection,
  type RowProjection,
  type ProjectableEvent,
} from '#kernel/projections';
import { caseNumberOf } from './case-number/case-number.rules.js';
import { linkFacts, personFacts } from './referral.facts.js';
import {
  householdProjection,
  linkProjection,
  referralMadeProjection,
  referralProjection,
} from './referral.projection.js';

const SURVIVOR_ID = 'bb55443a-693c-4f16-a348-266bb02256a6';

const RECORDED = '2020-04-01T20:00:00.000Z';

type EventPair = readonly [type: string, data: object];

const projectablesOf = (told: readonly EventPair[]): ProjectableEvent[] =>
  told.map(
    ([type, data], revision) =>
      ({
        data,
        meta: {
          subject: SURVIVOR_ID,
          eventId: `event-${revision}`,
          type,
          revision,
          position: BigInt(revision),
          recordedAt: RECORDED,
          sealed: [{ eventId: `event-${revision}` }],
        },
      }) as unknown as ProjectableEvent,
  );

const rowsOf = (projection: RowProjection, ...told: readonly EventPair[]) =>
  foldRows(projection, [], projectablesOf(told)).saved;
const factsOf = (projection: FactProjection, ...told: readonly EventPair[]) =>
  factRows(projection, projectablesOf(told));

const received = {
  on: '2020-02-01',
  source: 'Self',
  office: 'Poipet',
  province: '01',
  urgency: 'Routine',
  sex: 'Unknown',
  nationality: 'KH',
  languages: ['khm'],
  birthYear: 2003,
};

describe('the details of a survivor', () => {
  it('are the latest of each, open and sealed', () => {
    const revised = { sex: 'Female', birthYear: 2004, languages: ['tha'] };
    const rows = rowsOf(referralProjection, ['ReferralReceived', received], ['PersonDetailsRevised', revised]);
    expect(rows).toEqual([
      expect.objectContaining({
        ...received,
        ...revised,
        survivorId: SURVIVOR_ID,
        sealed: [{ eventId: 'event-0' }, { eventId: 'event-1' }],
      }),
    ]);
  });

  it('stay where a revision leaves them out', () => {
    const [row] = rowsOf(referralProjection, ['ReferralReceived', received], ['PersonDetailsRevised', {}]);
    expect(row).toMatchObject(received);
  });

  it('count as known at the time: on the day of the referral, and from the day of the revision', () => {
    const revised = { sex: 'Female', ages: [] };
    expect(factsOf(personFacts, ['ReferralReceived', received], ['PersonDetailsRevised', revised])).toEqual([
      expect.objectContaining({ happenedOn: '2020-02-01', sex: 'Unknown', birthYear: 2003, nationality: 'KH' }),
      expect.objectContaining({ happenedOn: '2020-04-02', sex: 'Female', birthYear: null, nationality: null }),
    ]);
    expect(factsOf(personFacts, ['PersonDetailsRevised', { languages: ['tha'] }])).toEqual([]);
  });
});

describe('the household', () => {
  it('shows each member as recorded last', () => {
    const rows = rowsOf(
      householdProjection,
      ['HouseholdMemberRecorded', { memberId: 'one', relation: 'Mother', safe: 'Unknown' }],
      ['HouseholdMemberRecorded', { memberId: 'two', relation: 'Sibling', safe: 'Yes' }],
      ['HouseholdMemberRecorded', { memberId: 'one', relation: 'StepParent', safe: 'No' }],
    );
    expect(rows).toEqual([
      expect.objectContaining({
        memberId: 'one',
        relation: 'StepParent',
        safe: 'No',
        recordedOn: '2020-04-02',
        sealed: [{ eventId: 'event-2' }],
      }),
      expect.objectContaining({ memberId: 'two', relation: 'Sibling', safe: 'Yes' }),
    ]);
  });
});

describe('referrals made', () => {
  it('are one row each, with the latest answer', () => {
    const made = { referralId: 'one', toOrganisation: 'Partner', services: ['LegalAid'], on: '2020-03-02' };
    const rows = rowsOf(
      referralMadeProjection,
      ['ReferralMade', made],
      ['ReferralMade', { ...made, referralId: 'two', consentId: 'consent' }],
      ['ReferralAnswered', { referralId: 'one', answer: 'Declined', on: '2020-03-03' }],
      ['ReferralAnswered', { referralId: 'one', answer: 'Accepted', on: '2020-03-04' }],
    );
    expect(rows).toEqual([
      expect.objectContaining({ ...made, consentId: null, answer: 'Accepted', answeredOn: '2020-03-04' }),
      expect.objectContaining({ referralId: 'two', consentId: 'consent', answer: null, answeredOn: null }),
    ]);
    expect(rows[0]!.sealed).toEqual([{ eventId: 'event-0' }]);
  });
});

describe('a link', () => {
  const KEPT = '0b0e7a3e-6f0b-4f0e-9c43-8f3c6b1d2a10';
  const linked: EventPair = ['PersonLinked', { keptSurvivorId: KEPT }];
  const unlinked: EventPair = ['PersonUnlinked', { keptSurvivorId: KEPT }];

  it('is shown until it is undone', () => {
    expect(rowsOf(linkProjection, linked)).toEqual([
      expect.objectContaining({ survivorId: SURVIVOR_ID, keptSurvivorId: KEPT, keptCaseNumber: caseNumberOf(KEPT) }),
    ]);
    expect(rowsOf(linkProjection, linked, unlinked)).toEqual([]);
    expect(rowsOf(linkProjection, linked, unlinked, linked)).toHaveLength(1);
  });

  it('is a fact, and so is its undoing', () => {
    expect(factsOf(linkFacts, linked, unlinked)).toEqual([
      expect.objectContaining({ subject: SURVIVOR_ID, keptSurvivorId: KEPT, happenedOn: '2020-04-02' }),
      expect.objectContaining({ subject: SURVIVOR_ID, keptSurvivorId: null, happenedOn: '2020-04-02' }),
    ]);
  });
});
