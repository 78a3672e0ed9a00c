import { foldRows, type ProjectableEvent } from '#kernel/projections';
import { girl } from '../testing.js';
import { caseProjection } from './tasks.projection.js';

const assigned = (as: string) => ({
  type: 'CaseWorkerAssigned',
  data: { assignmentId: as, worker: 'sokha', as, office: 'SiemReapCac', on: '2020-02-03' },
});
const takenToPoipet = (as: string) => ({
  type: 'CaseHandedOver',
  data: { assignmentId: as, from: 'sokha', to: 'bopha', office: 'Poipet', on: '2020-02-10' },
});

const rowOf = (...facts: readonly { type: string; data: object }[]) =>
  foldRows(
    caseProjection,
    [],
    facts.map(
      ({ type, data }, revision) =>
        ({
          data,
          meta: {
            subject: 'srey',
            category: 'survivor',
            eventId: `event-${revision}`,
            type,
            revision,
            position: BigInt(revision),
            recordedAt: '2020-03-01T09:00:00.000Z',
            metadata: { actor: { id: 'sokha' } },
            sealed: [],
          },
        }) as unknown as ProjectableEvent,
    ),
  ).saved[0];

describe('the office of a case', () => {
  it('is that of its case worker, and follows them where a hand-over names another', () => {
    const { office: _, ...data } = takenToPoipet('CaseWorker').data;
    const stays = { type: 'CaseHandedOver', data };
    expect(rowOf(girl(), assigned('CaseWorker'))).toMatchObject({ office: 'SiemReapCac' });
    expect(rowOf(girl(), assigned('CaseWorker'), stays)).toMatchObject({ office: 'SiemReapCac', workers: ['bopha'] });
    const taken = rowOf(girl(), assigned('CaseWorker'), takenToPoipet('CaseWorker'));
    expect(taken).toMatchObject({ office: 'Poipet', workers: ['bopha'] });
  });

  it('does not follow a colleague who is assigned in another role', () => {
    const facts = [girl(), assigned('CaseWorker'), assigned('LegalOfficer'), takenToPoipet('LegalOfficer')];
    expect(rowOf(...facts)).toMatchObject({ office: 'SiemReapCac' });
  });
});
