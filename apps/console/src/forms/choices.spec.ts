import type { Person } from '../session/person.js';
import { choicesFor } from './choices.js';
import type { FormRecord } from './record/document.js';

const makara: Person = { id: 'makara', role: 'SUPERVISOR', office: 'Poipet', until: 0 };

/** The ids that the form offers to a person. */
const offered = (input: string, field: string, record: object, person = makara) =>
  choicesFor({
    input,
    field,
    survivor: record as FormRecord,
    person,
    label: (code) => code ?? '',
    t: ((key: string) => key) as never,
  })!.map(({ value }) => value);

describe('the choices of somebody who decides', () => {
  const plan = (planId: string, draftedBy: string) => ({ planId, draftedBy, on: '2026-03-01', status: 'SUBMITTED' });
  const casePlans = [plan('own', 'makara'), plan('theirs', 'sokha'), plan('supervisors', 'sophea')];

  it('are what others did', () => {
    expect(offered('ApproveCasePlan', 'planId', { casePlans })).toEqual(['theirs', 'supervisors']);
    expect(offered('ReturnCasePlan', 'planId', { casePlans })).toEqual(['theirs', 'supervisors']);
    const bid = (bidId: string, determinedBy: string) => ({ bidId, determinedBy, on: '2026-03-01', confirmedOn: null });
    const bestInterests = [bid('own', 'makara'), bid('theirs', 'sokha')];
    expect(offered('ConfirmBestInterest', 'bidId', { bestInterests })).toEqual(['theirs']);
    const entry = (eventId: string, recordedBy: string) => ({
      eventId,
      recordedBy,
      recordedAt: '2026-03-01T03:00:00.000Z',
      upheld: null,
    });
    expect(
      offered('ReviewEntry', 'eventId', { corrections: [entry('own', 'makara'), entry('theirs', 'sokha')] }),
    ).toEqual(['theirs']);
  });

  it('are nothing that the supervisor of a deputy did', () => {
    const deputy = { ...makara, deputyOf: 'sophea' };
    expect(offered('ApproveCasePlan', 'planId', { casePlans }, deputy)).toEqual(['theirs']);
  });

  it('are overrides that nobody has reviewed', () => {
    const override = (consentId: string, upheld: boolean | null) => ({
      consentId,
      upheld,
      on: '2026-03-01',
      scopes: ['SERVICES'],
      overridden: true,
      withdrawnOn: null,
    });
    const record = { consents: [override('kept', true), override('new', null), override('refused', false)] };
    expect(offered('ReviewConsentOverride', 'overrideId', record)).toEqual(['new']);
  });
});
