import type { RecordedEvent } from '#kernel/event-store';
import { certificateOf, keptRecordIn } from './certificate.js';

const recordedEvent = (type: string, data: object, by: string, recordedAt = '2020-05-02T03:00:00.000Z') =>
  ({
    id: `the ${type}`,
    type,
    data,
    recordedAt,
    metadata: { actor: { id: by, role: 'SUPERVISOR', organisation: 'A21' }, hash: `hash of ${type}` },
  }) as unknown as RecordedEvent;

const erasureRequested = (requestId: string, by = 'sokha') =>
  recordedEvent('ErasureRequested', { requestId, on: '2020-05-01', askedBy: 'Guardian' }, by);
const erasureApproved = (more = {}) =>
  recordedEvent('ErasureApproved', { requestId: 'one', on: '2020-05-02', ...more }, 'dara');
const erased = recordedEvent(
  'PersonalDataErased',
  { requestId: 'one', classes: ['identity'], keyIds: ['key'] },
  'eraser',
);

describe('the certificate of an erasure', () => {
  it('names who requested and approved it, what is erased, and until when copies may remain', () => {
    expect(
      certificateOf([
        erasureRequested('former', 'bopha'),
        erasureRequested('one'),
        erasureApproved({ duplicates: ['duplicate'] }),
        erased,
      ]),
    ).toEqual({
      requestId: 'one',
      askedBy: 'Guardian',
      requestedOn: '2020-05-01',
      requestedBy: expect.objectContaining({ id: 'sokha' }),
      approvedOn: '2020-05-02',
      approvedBy: expect.objectContaining({ id: 'dara' }),
      keptSurvivorId: null,
      duplicates: ['duplicate'],
      erasedAt: '2020-05-02T03:00:00.000Z',
      eventId: 'the PersonalDataErased',
      hash: 'hash of PersonalDataErased',
      classes: ['identity'],
      keyIds: ['key'],
      backupsOpenUntil: '2020-05-09T03:00:00.000Z',
      processesRememberUntil: '2020-05-02T03:01:00.000Z',
    });
  });

  it('names, for a duplicate, the record for which it was approved, and the people who requested and approved it there', () => {
    const by = { id: 'policy:privacy', role: 'POLICY', organisation: 'Homeward' };
    const followed = {
      ...erasureApproved({ keptSurvivorId: 'kept' }),
      metadata: { actor: by, hash: '' },
    } as never as RecordedEvent;
    const here = [followed, erased];
    expect(keptRecordIn(here)).toBe('kept');
    const there = [erasureRequested('one'), erasureApproved()];
    expect(keptRecordIn(there)).toBeUndefined();
    expect(certificateOf(here, there)).toMatchObject({
      keptSurvivorId: 'kept',
      askedBy: 'Guardian',
      requestedBy: { id: 'sokha' },
      approvedBy: { id: 'dara' },
      eventId: 'the PersonalDataErased',
    });
  });

  it('exists only once something is erased', () => {
    expect(certificateOf([erasureRequested('one'), erasureApproved()])).toBeUndefined();
    expect(certificateOf([])).toBeUndefined();
  });
});
