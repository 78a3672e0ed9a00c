import { readOrigins } from './origins.js';

const entry = (eventId: string, prosecutionId: string | null = null) =>
  ({ eventId, type: 'HousingChanged', on: '2020-01-01', recordedAt: '', by: { id: 'sokha' }, prosecutionId }) as never;

const origins = readOrigins({
  values: [
    { what: 'Aftercare', row: 'one', eventId: 'moved', fields: ['housing'] },
    { what: 'Aftercare', row: 'one', eventId: 'entered', fields: ['office', 'programme'] },
    { what: 'CasePlan', row: 'plan', eventId: 'drafted', fields: ['goals/0', 'goals/1/dueOn'] },
    { what: 'CasePlan', row: 'plan', eventId: 'reached', fields: ['goals/1/reachedOn'] },
    { what: 'CasePlan', row: 'other', eventId: 'other', fields: ['goals'] },
  ],
  entries: [entry('moved'), entry('entered'), entry('drafted'), entry('reached'), entry('sentenced', 'court')],
});

const idsOf = (...places: Parameters<typeof origins.of>[0]) => origins.of(places).map(({ eventId }) => eventId);

describe('the entries behind what a case file shows', () => {
  it('are those of its fields, each once and in their order', () => {
    expect(idsOf(['Aftercare', 'one', 'housing', 'office', 'programme'])).toEqual(['moved', 'entered']);
    expect(idsOf(['Aftercare', 'one', 'office'], ['Aftercare', 'one', 'housing'])).toEqual(['entered', 'moved']);
  });

  it('are those of all parts of a value, or that of the whole of which it is a part', () => {
    expect(idsOf(['CasePlan', 'plan', 'goals/1'])).toEqual(['drafted', 'reached']);
    expect(idsOf(['CasePlan', 'plan', 'goals/0/dueOn'])).toEqual(['drafted']);
    expect(idsOf(['CasePlan', 'plan', 'goals/10'])).toEqual([]);
  });

  it('are none of another row, and none that the reader may not know of', () => {
    expect(idsOf(['Aftercare', 'two', 'housing'])).toEqual([]);
    expect(idsOf(['CasePlan', 'other', 'goals'])).toEqual([]);
  });

  it('of a court case stand together', () => {
    expect(origins.inCase('court').map(({ eventId }) => eventId)).toEqual(['sentenced']);
  });
});
