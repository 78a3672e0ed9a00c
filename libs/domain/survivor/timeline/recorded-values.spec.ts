import { journey } from '../testing/journey.js';
import { listValuesOf, type ShownValues } from './recorded-values.js';

const listValues = listValuesOf(journey);

const valuesOf = (type: string, command: string, data: object, shown: ShownValues = 'open') =>
  listValues({ type, command, data: data as Readonly<Record<string, unknown>> }, shown).map(
    ({ within, part, field, kind, list, values, erased }) =>
      [
        [within, part, field].filter((one) => one !== undefined).join('.'),
        list ?? kind,
        erased ? 'erased' : values.join(),
      ] as const,
  );

describe('the values of an entry', () => {
  it('are read by the input of the command that recorded them', () => {
    expect(
      valuesOf('ServiceDelivered', 'DeliverService', { from: '2020-03-01', quantity: 2, emergency: false }),
    ).toEqual([
      ['from', 'Day', '2020-03-01'],
      ['quantity', 'Number', '2'],
      ['emergency', 'YesNo', 'false'],
    ]);
    expect(valuesOf('RepatriationRequested', 'RequestRepatriation', { from: 'TH' })).toEqual([
      ['from', 'Country', 'TH'],
    ]);
    expect(valuesOf('CaseHandedOver', 'HandOverCase', { from: 'sokha' })).toEqual([['from', 'Text', 'sokha']]);
  });

  it('keep the group in which they lie, and its number', () => {
    const goals = [{ domain: 'Shelter', aim: 'a room of their own' }, { domain: 'Care' }];
    expect(valuesOf('CasePlanDrafted', 'DraftCasePlan', { goals }, 'opened')).toEqual([
      ['goals.0.domain', 'CsiDomain', 'SHELTER'],
      ['goals.0.aim', 'Text', 'a room of their own'],
      ['goals.1.domain', 'CsiDomain', 'CARE'],
    ]);
  });

  it('are the open ones, even if an altered record has a personal value among them', () => {
    const data = { housing: 'Shelter', address: 'Street 9', unknown: 'Street 9' };
    expect(valuesOf('AftercareEntered', 'EnterAftercare', data)).toEqual([['housing', 'Housing', 'SHELTER']]);
    expect(valuesOf('Unknown', 'Unknown', data)).toEqual([]);
  });

  it('say that they were erased, and nothing of what is withheld', () => {
    const data = { address: { erased: true }, safetyPlan: { withheld: true } };
    expect(valuesOf('AftercareEntered', 'EnterAftercare', data, 'opened')).toEqual([['address', 'Text', 'erased']]);
  });
});
