import { foldRows, type ProjectableEvent } from '#kernel/projections';
import { erasureProjection } from './privacy.projection.js';

const DUPLICATE = 'ebccf9e1-0d0c-4f0b-8a2b-0a3b8a3c1f11';
const KEPT = 'bb55443a-693c-4f16-a348-266bb02256a6';

const personalClass = 'testimony' as const;

const erasureAfter = (...recorded: readonly (readonly [type: string, data: object])[]) => {
  const events = recorded.map(([type, data], revision): ProjectableEvent => {
    const metadata = { actor: { id: 'sokha' } } as ProjectableEvent['meta']['metadata'];
    const note = { stream: `survivor-${DUPLICATE}`, eventId: `e${revision}`, type, personalClass, text: 'sealed' };
    const sealed = 'note' in data ? [note] : [];
    const at = { revision, position: BigInt(revision), recordedAt: '2020-06-01T00:00:00Z', metadata, sealed };
    const meta = { type, eventId: `e${revision}`, subject: DUPLICATE, category: 'survivor', ...at };
    return { data: data as ProjectableEvent['data'], meta };
  });
  return foldRows(erasureProjection, [], events).saved[0];
};

const asked = [
  'ErasureRequested',
  {
    requestId: 'own',
    askedBy: 'Guardian',
    guardianKin: 'Mother',
    childAssent: false,
    on: '2020-03-02',
    note: 'sealed',
  },
] as const;

describe('the erasure of a duplicate', () => {
  it('names nobody who asked for an erasure here before, and withdrew it', () => {
    const followed = { requestId: 'of the kept', on: '2020-05-01', keptSurvivorId: KEPT, duplicates: [] };
    expect(
      erasureAfter(
        asked,
        ['ErasureWithdrawn', { requestId: 'own', on: '2020-03-03', reason: 'sealed' }],
        ['ErasureApproved', followed],
      ),
    ).toMatchObject({
      requestId: 'of the kept',
      status: 'Approved',
      keptSurvivorId: KEPT,
      askedBy: null,
      guardianKin: null,
      childAssent: null,
      requestedOn: null,
      requestedBy: null,
      sealed: [],
    });
  });

  it('keeps who asked where its own request is approved', () => {
    expect(erasureAfter(asked, ['ErasureApproved', { requestId: 'own', on: '2020-05-01' }])).toMatchObject({
      askedBy: 'Guardian',
      guardianKin: 'Mother',
      childAssent: false,
      requestedOn: '2020-03-02',
      requestedBy: 'sokha',
      approvedBy: 'sokha',
    });
  });
});
