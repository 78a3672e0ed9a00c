import i18next from 'i18next';
import { someInputs } from '../forms/testing.js';
import { askedBy, kindOf, nameOf, partOf } from './field-of.js';

const input = someInputs.mutations.deliverService!.input;
const labelled = {
  ...someInputs,
  inputs: {
    ...someInputs.inputs,
    [input]: someInputs.inputs[input]!.map((field) =>
      field.name === 'to' ? { ...field, question: { name: 'to', control: 'day' as const, label: 'To' } } : field,
    ),
  },
};
const service = askedBy('DeliverService', labelled);

beforeAll(async () => {
  await i18next.init({
    lng: 'en',
    resources: {
      en: {
        translation: {
          field: { to: 'Recipient' },
          replay: { field: { eventId: 'Entry concerned', sealed: 'Personal details' } },
        },
      },
    },
  });
});

describe('a field of a recorded entry', () => {
  it('is called as the form of its command calls it, not as another form does', () => {
    expect(nameOf('to', service, i18next.t)).toBe('To');
    expect(nameOf('to', undefined, i18next.t)).toBe('Recipient');
    expect(nameOf('deliveries', service, i18next.t)).toBe('Deliveries');
  });

  it('is not called by a label that tells how to fill in a form', () => {
    const asked = { ...service!, input: 'DisputeEntry' };
    expect(nameOf('eventId', asked, i18next.t)).toBe('Entry concerned');
    expect(nameOf('sealed', service, i18next.t)).toBe('Personal details');
  });

  it('is of the kind for which its form asks, and of a place by its name alone', () => {
    expect(kindOf('provider', service)).toBe('line');
    expect(kindOf('province', undefined)).toBe('province');
    expect(kindOf('districts', undefined)).toBe('district');
    expect(kindOf('deliveries', service)).toBeUndefined();
  });

  it('stands in the part of its group', () => {
    expect(partOf('cost', service)?.input).toBe('CostInput');
    expect(partOf('unknown', service)).toBeUndefined();
    expect(askedBy('DeliverService', undefined)).toBeUndefined();
  });
});
