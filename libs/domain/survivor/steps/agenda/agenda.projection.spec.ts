import { foldRows, type ProjectableEvent, type SealedValue } from '#kernel/projections';
import { appointmentProjection } from './agenda.projection.js';

const sealedValue = (eventId: string, personalClass: SealedValue['personalClass']): SealedValue => ({
  stream: 'survivor-one',
  eventId,
  type: 'AppointmentMade',
  personalClass,
  text: 'sealed',
});

const event = (type: string, data: object, values: readonly SealedValue[]): ProjectableEvent =>
  ({
    data: { appointmentId: 'hearing', on: '2020-03-01', at: '2020-03-10T03:00:00.000Z', ...data },
    meta: {
      subject: 'one',
      eventId: type,
      type,
      revision: +(type !== 'AppointmentMade'),
      position: 0n,
      sealed: values,
    },
  }) as unknown as ProjectableEvent;

const seenAfter = (...events: readonly ProjectableEvent[]) =>
  (foldRows(appointmentProjection, [], events).saved as { sealed: readonly SealedValue[] }[])[0]!.sealed;

describe('the view of an appointment', () => {
  const made = event('AppointmentMade', { kind: 'Hearing' }, [
    sealedValue('made', 'location'),
    sealedValue('made', 'testimony'),
  ]);

  it('shows no former place after a move that names none', () => {
    const moved = event('AppointmentMoved', {}, [sealedValue('moved', 'testimony')]);
    expect(seenAfter(made, moved)).toEqual([sealedValue('made', 'testimony'), sealedValue('moved', 'testimony')]);
  });

  it('shows the place that a move names', () => {
    const moved = event('AppointmentMoved', {}, [sealedValue('moved', 'location')]);
    expect(seenAfter(made, moved)).toEqual([sealedValue('made', 'testimony'), sealedValue('moved', 'location')]);
  });
});
