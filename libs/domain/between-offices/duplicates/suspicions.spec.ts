import type { SurvivorState } from '#domain/survivor';
import { PERSONAL_CLASSES } from '#kernel/decider';
import { toComparedRecord } from './suspicions.js';

const SURVIVOR = 'bb55443a-693c-4f16-a348-266bb02256a6';

const entryOf = (type: string, data: object, status = 'standing') => ({
  type,
  data,
  status,
  recording: { at: '2026-11-28T03:00:00.000Z' },
});

const suspicionsOf = (...record: ReturnType<typeof entryOf>[]) =>
  ({ referral: undefined, privacy: {}, record }) as unknown as SurvivorState;

describe('a record that is compared with another', () => {
  it('shows each entry on its own day, and on that of its recording only where it has none', () => {
    const { entries } = toComparedRecord(
      SURVIVOR,
      'SiemReapCac',
      suspicionsOf(
        entryOf('ReferralReceived', { on: '2020-03-02' }),
        entryOf('ServiceDelivered', { from: '2020-03-04', to: '2020-03-05' }),
        entryOf('HouseholdMemberRecorded', {}),
        entryOf('NoteRecorded', { on: '2020-03-06' }, 'struckOut'),
      ),
      [],
    );
    expect(entries).toEqual([
      { type: 'ReferralReceived', on: '2020-03-02' },
      { type: 'ServiceDelivered', on: '2020-03-04' },
      { type: 'HouseholdMemberRecorded', on: '2026-11-28' },
    ]);
  });

  it('tells of no pregnancy or birth, whichever classes are open', () => {
    const record = suspicionsOf(
      entryOf('ReferralReceived', { on: '2020-03-02' }),
      entryOf('PregnancyRecorded', { on: '2020-03-04' }),
      entryOf('PregnancyEnded', { on: '2020-03-05' }),
      entryOf('BirthRecorded', { on: '2020-03-06' }),
    );
    for (const classes of [[], ['identity'], PERSONAL_CLASSES] as const)
      expect(toComparedRecord(SURVIVOR, 'SiemReapCac', record, classes).entries).toEqual([
        { type: 'ReferralReceived', on: '2020-03-02' },
      ]);
  });

  it('names the person as the file does, the family name first', () => {
    const details = { givenName: 'Sothun', familyName: 'Chan', localGivenName: 'សុធុន', localFamilyName: 'ចាន់' };
    const state = { ...suspicionsOf(), referral: { details } as never };
    const record = toComparedRecord(SURVIVOR, 'SiemReapCac', state, ['identity']);
    expect([record.name, record.localName]).toEqual(['Chan Sothun', 'ចាន់ សុធុន']);
  });
});
