import type { Recorded } from '#event-store';
import { certificateOf } from './certificate.js';

const recorded = (type: string, data: object, by: string, recordedAt = '2020-05-02T03:00:00.000Z') =>
  ({
    id: `the ${type}`,
    type,
    data,
    recordedAt,
    metadata: { actor: { id: by, role: 'SUPERVISOR', organisation: 'A21' }, hash: `hash of ${type}` },
  }) as unknown as Recorded;

const requested = (requestId: string, by = 'sokha') =>
  recorded('ErasureRequested', { requestId, on: '2020-05-01', askedBy: 'Guardian' }, by);
const approved = (more = {}) => recorded('ErasureApproved', { requestId: 'one', on: '2020-05-02', ...more }, 'dara');
const erased = recorded('PersonalDataErased', { requestId: 'one', classes: ['identity'], keyIds: ['key'] }, 'eraser');

describe('the certificate of an erasure', () => {
  it('says who asked and who approved, what is gone, and until when others may hold it', () => {
    expect(certificateOf([requested('former', 'bopha'), requested('one'), approved(), erased])).toEqual({
      requestId: 'one',
      askedBy: 'Guardian',
      requestedOn: '2020-05-01',
      requestedBy: expect.objectContaining({ id: 'sokha' }),
      approvedOn: '2020-05-02',
      approvedBy: expect.objectContaining({ id: 'dara' }),
      keptSurvivorId: null,
      erasedAt: '2020-05-02T03:00:00.000Z',
      eventId: 'the PersonalDataErased',
      hash: 'hash of PersonalDataErased',
      classes: ['identity'],
      keyIds: ['key'],
      backupsOpenUntil: '2020-05-09T03:00:00.000Z',
      processesRememberUntil: '2020-05-02T03:01:00.000Z',
    });
  });

  it('of a duplicate names the record for which it was approved, and nobody who asked', () => {
    expect(certificateOf([approved({ keptSurvivorId: 'kept' }), erased])).toMatchObject({
      keptSurvivorId: 'kept',
      requestedBy: null,
      askedBy: null,
    });
  });

  it('is given when something is erased, and not before', () => {
    expect(certificateOf([requested('one'), approved()])).toBeUndefined();
    expect(certificateOf([])).toBeUndefined();
  });
});
