import { RegisterHistory } from './history.js';

const changeOf = (
  type: string,
  data: object,
  actor: object = { id: 'sokha', role: 'CASE_WORKER', office: 'SiemReapCac' },
) =>
  ({
    type,
    data,
    recordedAt: '2020-03-05T03:00:00.000Z',
    metadata: { actor, decidedAt: '2020-03-05T02:00:00.000Z' },
  }) as never;

const drafted = (...events: never[]) => {
  const history = new RegisterHistory();
  for (const event of events) history.add(event);
  return history.commands().map(({ input }) => input);
};

describe('the registers of a history', () => {
  it('have the offices and colleagues of its entries, and those who recorded them', () => {
    const assigned = { worker: 'bopha', as: 'LegalOfficer', office: 'Poipet', on: '2020-03-02' };
    expect(drafted(changeOf('CaseWorkerAssigned', assigned))).toEqual([
      { office: 'Poipet', on: '2020-03-02' },
      { office: 'SiemReapCac', on: '2020-03-05' },
      { worker: 'bopha', roles: ['LEGAL_OFFICER'], office: 'Poipet', on: '2020-03-02' },
      { worker: 'sokha', roles: ['CASE_WORKER'], office: 'SiemReapCac', on: '2020-03-05' },
    ]);
  });

  it('have the office to which a hand-over takes a case', () => {
    const taken = { from: 'sokha', to: 'rithy', office: 'Poipet', on: '2020-01-02' };
    expect(drafted(changeOf('CaseHandedOver', taken))).toContainEqual(
      expect.objectContaining({ worker: 'rithy', office: 'Poipet' }),
    );
  });

  it('have those of corrections, and no policy', () => {
    const replacement = { CaseHandedOver: { from: 'sokha', to: 'rithy', on: '2020-01-02' } };
    const policy = { id: 'policy:prosecution', role: 'POLICY' };
    expect(drafted(changeOf('EntryCorrected', { replacement }, policy))).toEqual([
      { worker: 'rithy', roles: [], on: '2020-01-02' },
      { worker: 'sokha', roles: [], on: '2020-01-02' },
    ]);
  });
});
