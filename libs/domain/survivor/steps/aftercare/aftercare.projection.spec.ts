import { foldRows, type ProjectableEvent } from '#kernel/projections';
import { aftercareProjection } from './aftercare.projection.js';

const event = (type: string, data: object, revision: number): ProjectableEvent =>
  ({
    data,
    meta: { subject: 'one', eventId: type, type, revision, position: BigInt(revision), sealed: [] },
  }) as unknown as ProjectableEvent;

const homeAfter = (...events: readonly (readonly [type: string, data: object])[]) =>
  foldRows(
    aftercareProjection,
    [],
    events.map(([type, data], at) => event(type, data, at)),
  ).saved;

describe('the view of aftercare', () => {
  const admitted = { basis: 'Formal', intake: 'New', office: 'SiemReapCac', programme: 'CommunityBased' };
  const entered = ['AftercareEntered', { ...admitted, on: '2020-02-10', housing: 'Shelter' }] as const;
  const moved = ['HousingChanged', { on: '2020-04-01', arrangement: 'AssistedRent' }] as const;
  const reintegrated = ['SurvivorReintegrated', { on: '2020-09-01', arrangement: 'Parents' }] as const;

  it('says since when the survivor lives in the home', () => {
    expect(homeAfter(entered)).toMatchObject([{ housing: 'Shelter', housingSince: '2020-02-10' }]);
    expect(homeAfter(entered, moved)).toMatchObject([{ housing: 'AssistedRent', housingSince: '2020-04-01' }]);
    expect(homeAfter(entered, moved, reintegrated)).toMatchObject([{ housing: 'Parents', housingSince: '2020-09-01' }]);
  });
});
