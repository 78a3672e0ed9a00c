import { kindOfContact } from './last-contact.js';

const file = {
  appointments: [{ lastEventId: 'kept', kind: 'MEDICAL' }],
  followUps: [{ eventId: 'called', mode: 'PHONE_CALL' }],
  notes: [{ lastEventId: 'noted', kind: 'VISIT' }],
  services: [{ lastEventId: 'served', type: 'COUNSELLING' }],
} as unknown as Parameters<typeof kindOfContact>[0];

describe('the last contact', () => {
  it('says which appointment, call, visit or service it was', () => {
    const codes = ['kept', 'called', 'noted', 'served'].map((entry) => kindOfContact(file, entry)?.code);
    expect(codes).toEqual(['MEDICAL', 'PHONE_CALL', 'VISIT', 'COUNSELLING']);
  });

  it('is of no kind where the file has no other row of its entry, as of an interview', () => {
    expect(kindOfContact(file, 'heard')).toBeUndefined();
  });
});
