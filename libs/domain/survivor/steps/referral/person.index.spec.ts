import { ERASED } from '#kernel/decider';
import type { Meta, ProjectableEvent } from '#kernel/projections';
import { personKeys } from './person.index.js';

/** The plain words, so that the spec shows what a key is made of. */
const { on } = personKeys.with((_, word) => word.toUpperCase());
const recorded = { recordedAt: '2020-04-01T20:00:00.000Z' } as Meta;

interface Key {
  readonly kind: string;
  readonly token: string;
  readonly size: number;
  readonly spelled: string;
}

const keysOf = (data: object) =>
  // any data: the index reads details only
  on.ReferralReceived!(data as never, recorded).map((row) => {
    const { kind, token, size, spelled } = row as Key;
    return [kind, token, ...(size > 0 ? [size, spelled] : [])].join(' ');
  });

describe('the keys of a person', () => {
  it('are the sound of each word, of each two, and of a field as one word, with how it is written', () => {
    expect(keysOf({ givenName: 'Srey Mom', familyName: 'Chan' })).toEqual([
      'name CHANMOMSREY',
      'sound SR. 3 SREY',
      'soundPair MMSR. 3 MOMSREY',
      'soundPair SR.SRMM 2 SREY-',
      'soundPair CNSR. 3 CHANSREY',
      'sound MM 3 MOM',
      'soundPair MMSRMM 2 MOM-',
      'soundPair CNMM 3 CHANMOM',
      'sound SRMM 2 -',
      'soundPair CNSRMM 2 CHAN-',
      'sound CN 3 CHAN',
    ]);
  });

  it('say of a name of one sound that it is alone', () => {
    expect(keysOf({ localGivenName: 'បុប្ផា' })).toEqual([
      'localName បុប្ផា',
      'localSound PP. 1 បុប្ផា',
      'localSoundPair PP. 1 បុប្ផា',
    ]);
  });

  it('are the whole of each detail, and of each two that suggest one person', () => {
    const described = {
      familyName: 'Sok',
      localFamilyName: 'សុខ',
      birthDate: '2004-05-06',
      birthYear: 2004,
      contact: { channel: 'Phone', value: '012 345 678', safe: true },
      sex: 'Female',
      ethnicity: 'Cham',
    };
    expect(keysOf(described).filter((key) => !key.includes('ound'))).toEqual([
      'name SOK',
      'localName សុខ',
      'contact 12345678',
      'name+localName SOK+សុខ',
      'name+birthDate SOK+2004-05-06',
      'localName+birthDate សុខ+2004-05-06',
      'name+birthYear SOK+2004',
      'localName+birthYear សុខ+2004',
      'name+contact SOK+12345678',
      'localName+contact សុខ+12345678',
      'birthDate+contact 2004-05-06+12345678',
    ]);
  });

  it('are not made of unknown or erased details', () => {
    expect(keysOf({ sex: 'Female' })).toEqual([]);
    const erased = { givenName: ERASED, localFamilyName: ERASED, birthDate: ERASED, contact: ERASED };
    expect(keysOf(erased)).toEqual([]);
  });

  it('carry the year of birth and the day on which they were recorded, and nothing else', () => {
    const contact = { channel: 'Phone', value: '012 345 678', safe: true };
    // any data, as above
    expect(on.ReferralReceived!({ contact, birthYear: 2004 } as never, recorded)).toEqual([
      { kind: 'contact', token: '12345678', size: 0, spelled: '', birthYear: 2004, happenedOn: '2020-04-02' },
    ]);
  });
});

describe('a revision, for the keys of a person', () => {
  it('changes what the referral said, and leaves what it does not name', () => {
    // as much of an event as an amendment reads
    const received = {
      data: { givenName: 'Dara', familyName: 'Sok', birthYear: 2004, on: '2020-04-01' },
      meta: { type: 'ReferralReceived', eventId: 'a' },
    } as unknown as ProjectableEvent;
    const before = [
      received,
      { data: {}, meta: { type: 'NoteRecorded', eventId: 'b' } } as unknown as ProjectableEvent,
    ];
    // and of a revision any details
    const revise = personKeys.amends!.PersonDetailsRevised!;
    const amendments = revise({ givenName: ERASED, birthYear: 2005, nationality: 'KH' } as never, before);
    expect(amendments.map(({ eventId, amend }) => [eventId, amend(received, received)?.data])).toEqual([
      ['a', { givenName: ERASED, familyName: 'Sok', birthYear: 2005, on: '2020-04-01' }],
    ]);
  });
});
