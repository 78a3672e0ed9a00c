import { randomUUID } from 'node:crypto';
import { ExpectedRevisionConflict } from '#kernel/event-store';
import type { Actor } from '#kernel/decider';
import { ServiceInMemory } from './testing/service-in-memory.js';

const by: Actor = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: 'Poipet' };

const REFERRAL = {
  on: '2020-02-01',
  source: 'LawEnforcement',
  office: 'Poipet',
  province: '01',
  urgency: 'Urgent',
  givenName: 'Sophea (SYNTHETIC)',
  birthDate: '1990-06-01',
  sex: 'Female',
  nationality: 'KH',
  languages: ['khm'],
};

it('names what was recorded since, and no pregnancy: a conflict is no reading', async () => {
  const world = new ServiceInMemory();
  await world.begin();
  const survivorId = randomUUID();
  const note = { survivorId, on: '2020-02-05', kind: 'Visit', text: 'Well.' };
  await world.ask('ReceiveReferral', by, { ...REFERRAL, survivorId });
  await world.ask('RecordPregnancy', by, { survivorId, on: '2020-02-04' });
  await world.ask('RecordNote', by, note);
  const conflict = (await world.ask('RecordNote', by, { ...note, expectedRevision: 0 })) as ExpectedRevisionConflict;
  expect(conflict).toBeInstanceOf(ExpectedRevisionConflict);
  expect([conflict.revision, conflict.since.map(({ type }) => type)]).toEqual([2, ['NoteRecorded']]);
});
