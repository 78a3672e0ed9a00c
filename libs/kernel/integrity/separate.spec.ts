import { ERASED } from '#kernel/decider';
import { markPart, join, separateParts, type Classes } from './payload.js';

const classes: Classes = {
  on: 'open',
  name: 'identity',
  birthDate: 'identity',
  contact: 'contact',
  indicators: { act: 'open' },
  episodes: { id: 'open', narrative: 'testimony' },
};
const data = {
  on: '2020-03-01',
  name: 'Sophea',
  contact: { channel: 'Phone', value: '012' },
  indicators: { act: ['Recruitment'] },
  episodes: [{ id: '1' }, { id: '2', narrative: 'A narrative.' }],
};

describe('a payload', () => {
  it('is separated into the open part and one part for each class', () => {
    expect(separateParts(data, classes)).toEqual({
      open: { on: '2020-03-01', indicators: { act: ['Recruitment'] }, episodes: [{ id: '1' }, { id: '2' }] },
      parts: {
        identity: { name: 'Sophea' },
        contact: { contact: { channel: 'Phone', value: '012' } },
        testimony: { episodes: { 1: { narrative: 'A narrative.' } } },
      },
    });
  });

  it('is complete again after it was joined', () => {
    const { open, parts } = separateParts(data, classes);
    expect(join(open, Object.values(parts))).toEqual(data);
  });

  it('reads as erased in every field of a class whose key is destroyed', () => {
    const { open, parts } = separateParts(data, classes);
    expect(join(open, [parts.identity!, parts.contact!, markPart(open, classes, 'testimony')])).toEqual({
      ...data,
      episodes: [
        { id: '1', narrative: ERASED },
        { id: '2', narrative: ERASED },
      ],
    });
  });

  it('with a field in no class is never written', () => {
    expect(() => separateParts({ ...data, nickname: 'Phea' }, classes)).toThrow('nickname is in no class');
  });
});
