import { prosecutionsHolding } from '../steps/justice/justice.rules.js';
import { RecordedSurvivor, type SurvivorFacts } from '../testing/survivor-record.js';
import { consented, referred } from './testing/in-aftercare.js';

const dara = { by: { id: 'dara', role: 'SUPERVISOR' } };
const policy = { by: { id: 'policy:prosecution', role: 'POLICY' } };
const opening = {
  prosecutionId: 'case',
  on: '2020-03-09',
  court: 'Siem Reap',
  article: '15',
  role: 'Complainant',
} as const;
const convicted = { prosecutionId: 'case', outcome: 'Convicted', on: '2020-05-19' } as const;
const concluded: SurvivorFacts = ['ConcludeProsecution', convicted, policy];
const amendConclusion = (input: object = {}): SurvivorFacts => [
  'AmendConclusion',
  { prosecutionId: 'case', ...input },
  policy,
];
const measured: SurvivorFacts = [
  'GrantProtectiveMeasure',
  { prosecutionId: 'case', measure: 'Anonymity', on: '2020-03-10' },
];

/** event-0 to event-2, of which the last opens the case; further facts are event-3 and so on. */
const inCourt = (...more: SurvivorFacts[]) =>
  new RecordedSurvivor().record(
    referred,
    ['GiveConsent', { ...consented[1], scopes: ['Prosecution'] }],
    ['OpenProsecution', opening],
    ...more,
  );
const part = ({ state }: RecordedSurvivor) => state.justice.prosecutions.case;

describe("the conclusion that a survivor's record received from the court", () => {
  it('is corrected once the court corrects it, whatever it was', () => {
    const told = inCourt(concluded, amendConclusion({ outcome: 'Acquitted', on: '2020-05-20' }));
    expect(part(told)).toMatchObject({ outcome: 'Acquitted', concludedOn: '2020-05-20' });
    expect(told.facts[3]).toMatchObject({ type: 'ProsecutionConcluded', data: convicted });
    expect(told.answer(...amendConclusion({ outcome: 'Acquitted', on: '2020-05-20' }))).toEqual([]);
    expect(told.state.tasks.open).toContainEqual(expect.objectContaining({ kind: 'CorrectionReview', ref: 'event-4' }));
  });

  it('is struck out once the court withdraws it: the case holds the record again, and may end a second time', () => {
    const told = inCourt(concluded, amendConclusion());
    expect(prosecutionsHolding(told.state.justice)).toEqual(['case']);
    expect(told.answer(...amendConclusion())).toEqual([]);
    const again = { ...convicted, outcome: 'Discontinued' } as const;
    expect(part(told.record(['ConcludeProsecution', again, policy]))).toMatchObject({ outcome: 'Discontinued' });
  });

  it("is also corrected when the survivor's case was closed since, and is to be reviewed", () => {
    const closed = inCourt(
      concluded,
      ['RequestClosure', { reason: 'MovedAway', finalAssessment: 'safe', on: '2020-06-01' }],
      ['CloseCase', { on: '2020-06-02' }, dara],
      amendConclusion(),
    );
    expect(closed.state.closure.status).toBe('closed');
    expect(prosecutionsHolding(closed.state.justice)).toEqual(['case']);
  });

  it('is not amended while the record has none', () => {
    expect(inCourt().answer(...amendConclusion())).toEqual([]);
    expect(inCourt(concluded).answer('AmendConclusion', { prosecutionId: 'another' }, policy)).toEqual([]);
  });

  it('is corrected in the court case, and not by hand', () => {
    expect(inCourt(concluded).answer('StrikeOutEntry', { eventId: 'event-3', reason: 'misheard' }, dara)).toMatchObject(
      {
        code: 'NOT_CORRECTABLE',
        message: expect.stringContaining('prosecutionId'),
      },
    );
  });
});

describe('a part in a court case that was opened in error', () => {
  const struck = { eventId: 'event-2', reason: 'a sister' };
  const correcting = (input: object) =>
    ({ ...struck, replacement: { openProsecution: { ...opening, ...input } } }) as never;

  it('is struck out by a supervisor who did not record it, also after the verdict', () => {
    expect(inCourt().answer('StrikeOutEntry', struck)).toMatchObject({ code: 'APPROVER_ROLE_REQUIRED' });
    const told = inCourt(concluded).record(['StrikeOutEntry', struck, dara]);
    expect(part(told)).toBeUndefined();
    expect(told.answer(...amendConclusion())).toMatchObject([{ type: 'EntryStruckOut', data: { eventId: 'event-3' } }]);
    expect(told.answer('OpenProsecution', opening)).toHaveLength(1);
  });

  it('cannot be struck out while a protective measure rests on it', () => {
    expect(inCourt(measured).answer('StrikeOutEntry', struck, dara)).toMatchObject({
      code: 'ENTRY_RESTED_ON',
      message: expect.stringContaining('ProtectiveMeasureGranted'),
    });
  });

  it('is corrected by the rules of its day, except for the case that it names', () => {
    expect(part(inCourt().record(['CorrectEntry', correcting({ role: 'Witness' }), dara]))).toMatchObject({
      payload: { role: 'Witness' },
    });
    expect(inCourt().answer('CorrectEntry', correcting({ on: '2020-01-31' }), dara)).toMatchObject({
      code: 'DATE_ORDER',
    });
    expect(inCourt().answer('CorrectEntry', correcting({ prosecutionId: 'another' }), dara)).toMatchObject({
      code: 'CORRECTION_OF_ANOTHER_KIND',
    });
  });
});
