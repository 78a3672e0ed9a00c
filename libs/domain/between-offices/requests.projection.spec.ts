import { randomUUID } from 'node:crypto';
import { foldRows, type ProjectableEvent } from '#kernel/projections';
import { requestProjection } from './requests.projection.js';
import type { OfficeRequestView } from './requests.view.js';

const act = { kind: 'OpenInEmergency', office: 'SiemReapCac', fromOffice: 'Poipet', survivorId: randomUUID() };
const asked = { type: 'OfficeConsentRequested', data: act, day: '2030-01-01' };
const granted = (day: string, until: string) => ({
  type: 'OfficeConsentAnswered',
  data: { granted: true, until },
  day,
  by: 'sophea',
});
const used = { type: 'OfficeConsentUsed', data: {}, day: '2030-01-03' };
const notified = (day: string) => ({ type: 'OfficeNotified', data: act, day });

interface EventRow {
  readonly type: string;
  readonly data: object;
  readonly day: string;
  readonly by?: string;
  /** Where its reason is. */
  readonly sealed?: readonly string[];
}
const shown = (...events: readonly EventRow[]): Partial<OfficeRequestView> => {
  const told = events.map(({ type, data, day, by = 'sokha', sealed = [] }, revision) => ({
    data,
    meta: {
      category: 'request',
      subject: 'one',
      type,
      eventId: randomUUID(),
      revision,
      position: BigInt(revision),
      recordedAt: `${day}T03:00:00.000Z`,
      metadata: { actor: { id: by } },
      sealed,
    },
  }));
  return foldRows(requestProjection, [], told as unknown as ProjectableEvent[]).saved[0] as Partial<OfficeRequestView>;
};

describe('a notice to an office that was asked before', () => {
  it('is shown beside a request that still waits', () => {
    const notifiedAt = '2030-01-15T03:00:00.000Z';
    expect(shown(asked, notified('2030-01-15'))).toMatchObject({
      state: 'Waiting',
      askedAt: `2030-01-01T03:00:00.000Z`,
      notifiedAt,
    });
  });

  it('takes the place of a request that nobody answered in time', () => {
    const at = '2030-01-16T03:00:00.000Z';
    expect(shown(asked, notified('2030-01-16'))).toMatchObject({ state: 'Notified', askedAt: at, notifiedAt: at });
  });

  it('is shown beside a consent that may still be used, and takes the place of one that is over or used', () => {
    const consent = granted('2030-01-02', '2030-01-09');
    const kept = {
      state: 'Granted',
      answeredBy: 'sophea',
      until: '2030-01-09',
      notifiedAt: '2030-01-09T03:00:00.000Z',
    };
    const gone = { state: 'Notified', answeredBy: null, until: null };
    expect(shown(asked, consent, notified('2030-01-09'))).toMatchObject(kept);
    expect(shown(asked, consent, notified('2030-01-10'))).toMatchObject(gone);
    expect(shown(asked, consent, used, notified('2030-01-04'))).toMatchObject(gone);
  });

  it('takes the place of a request that was withdrawn', () => {
    const withdrawn = { type: 'OfficeRequestWithdrawn', data: {}, day: '2030-01-02' };
    const sealed = ['why they ask'];
    expect(shown({ ...asked, sealed }, notified('2030-01-02'))).toMatchObject({ sealed });
    expect(shown({ ...asked, sealed }, notified('2030-01-02'), withdrawn)).toMatchObject({
      state: 'Withdrawn',
      sealed: [],
    });
    expect(shown(asked, withdrawn, notified('2030-01-03'))).toMatchObject({ state: 'Notified' });
  });

  it('is over once the office is asked again', () => {
    expect(shown(notified('2029-12-01'), asked)).toMatchObject({ state: 'Waiting', notifiedAt: null });
  });
});

describe('an answer', () => {
  it('has its own reason beside that of the request', () => {
    const answered = { ...granted('2030-01-02', '2030-01-09'), sealed: ['why they agree'] };
    expect(shown({ ...asked, sealed: ['why they ask'] }, answered)).toMatchObject({
      sealed: ['why they ask', 'why they agree'],
    });
  });
});
