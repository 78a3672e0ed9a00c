import type { RecordedEvent } from '#kernel/event-store';
import { readingOf } from '#nest';
import { ServiceView } from '../steps/assistance/assistance.view.js';
import { journey } from '../testing/journey.js';
import { rowProjectionsOf } from './history.resolver.js';
import { stateAsOf } from './time-travel.js';

const projections = rowProjectionsOf(journey);
const reading = readingOf(journey);
const ID = 'bb55443a-693c-4f16-a348-266bb02256a6';
const SERVICE = 'cc55443a-693c-4f16-a348-266bb02256a6';

type EventPair = readonly [type: string, data: object];

const recorded = (...told: readonly EventPair[]): RecordedEvent[] =>
  told.map(([type, data], revision) => ({
    id: `event-${revision}`,
    stream: `survivor-${ID}`,
    type,
    data: data as RecordedEvent['data'],
    revision,
    position: BigInt(revision),
    recordedAt: '2020-06-01T00:00:00.000Z',
    metadata: { actor: { id: 'sokha' } } as RecordedEvent['metadata'],
  }));
const planned = [
  'ServicePlanned',
  { serviceId: SERVICE, type: 'Tutoring', provider: 'x', from: '2020-05-01' },
] as const;
const delivered = {
  serviceId: SERVICE,
  type: 'Tutoring',
  provider: 'x',
  mode: 'InPerson',
  from: '2020-03-01',
  to: '2020-03-02',
  quantity: 1,
  unit: 'Session',
  emergency: true,
};
const servicesAt = (asOf: string, ...told: readonly EventPair[]) =>
  stateAsOf(ID, projections, recorded(...told), reading, asOf)?.rows?.get(ServiceView);

describe('a survivor as of a day', () => {
  it('does not exist before the first day', () => {
    expect(stateAsOf(ID, projections, recorded(planned), reading, '2020-04-30')).toBeNull();
  });

  it('has a row once its first event has happened, even when later events of it happened earlier', () => {
    const told: EventPair[] = [planned, ['ServiceDelivered', delivered]];
    expect(servicesAt('2020-04-01', ...told)).toEqual([]);
    expect(servicesAt('2020-05-01', ...told)).toHaveLength(1);
  });

  it('shows the corrected state', () => {
    const input = { ...delivered, from: '2020-04-01', to: '2020-04-01' };
    const correction = { eventId: 'event-0', replacement: { ServiceDelivered: input } };
    const told: EventPair[] = [
      ['ServiceDelivered', delivered],
      ['EntryCorrected', correction],
    ];
    expect(servicesAt('2020-03-05', ...told) ?? []).toEqual([]);
    expect(servicesAt('2020-04-05', ...told)).toHaveLength(1);
  });
});
