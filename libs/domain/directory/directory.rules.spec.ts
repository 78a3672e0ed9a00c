import { Refusal } from '#kernel/decider';
import {
  isSameOrganisation,
  requireKnownOrganisation,
  requireNotLeft,
  requireOffice,
  requireOrganisation,
  requireWorker,
  whoHasLeft,
} from './directory.rules.js';
import { SAMPLE_DIRECTORY } from './testing.js';

const context = { directory: SAMPLE_DIRECTORY };

const answerOf = (rule: () => void): string | undefined => {
  try {
    rule();
    return undefined;
  } catch (error) {
    if (error instanceof Refusal) return `${error.code}: ${error.message}`;
    throw error;
  }
};

describe('a command that names an office', () => {
  it('is refused when no office has that code, with the nearest of those that were open', () => {
    expect(answerOf(() => requireOffice(context, 'PoiPett', '2020-03-02'))).toBe(
      'OFFICE_UNKNOWN: No office has the code PoiPett: name one of the register, such as Poipet or SiemReapCac.',
    );
    expect(answerOf(() => requireOffice(context, 'Poipets', '2021-03-02'))).toBe(
      'OFFICE_UNKNOWN: No office has the code Poipets: name one of the register, such as SiemReapCac.',
    );
  });

  it.each<{ title: string; office: string; on: string; code?: string }>([
    { title: 'before its first day', office: 'Poipet', on: '2017-12-31', code: 'OFFICE_CLOSED' },
    { title: 'on its first day', office: 'Poipet', on: '2018-01-01' },
    { title: 'on its last day', office: 'Poipet', on: '2020-06-30' },
    { title: 'after its last day', office: 'Poipet', on: '2020-07-01', code: 'OFFICE_CLOSED' },
    { title: 'before an interruption', office: 'SiemReapCac', on: '2020-03-31' },
    { title: 'during an interruption', office: 'SiemReapCac', on: '2020-04-30', code: 'OFFICE_CLOSED' },
    { title: 'after an interruption', office: 'SiemReapCac', on: '2020-05-01' },
  ])('is decided $title', ({ office, on, code }) => {
    expect(answerOf(() => requireOffice(context, office, on))?.split(':')[0]).toBe(code);
  });
});

describe('a command that names a colleague', () => {
  it('is refused when nobody signs in with that name, with the three nearest', () => {
    expect(answerOf(() => requireWorker(context, 'sohka', '2020-03-02'))).toBe(
      'WORKER_UNKNOWN: No colleague signs in as sohka: name one of the register, such as sokha, bopha or kunthea.',
    );
  });

  it('is refused when the colleague did not work here on that day', () => {
    expect(answerOf(() => requireWorker(context, 'bopha', '2020-07-01'))).toBe(
      'WORKER_NOT_ACTIVE: bopha did not work here on 2020-07-01: name a colleague who did, such as sokha or kunthea.',
    );
    expect(answerOf(() => requireWorker(context, 'bopha', '2020-06-30'))).toBeUndefined();
  });

  it('is not misled by the name of a property that every object has', () => {
    expect(answerOf(() => requireWorker(context, 'constructor', '2020-03-02'))).toMatch(/^WORKER_UNKNOWN/);
  });
});

describe('a command that names a partner organisation', () => {
  it.each<[string, string, string | undefined]>([
    ['Kru Khmer Clinic', '2020-03-02', undefined],
    ['គ្រូខ្មែរ', '2020-03-02', undefined],
    ['kru khmer CLINIC', '2020-03-02', undefined],
    ['one', '2020-03-02', undefined],
    ['Kru Khmer Clinick', '2020-03-02', 'ORGANISATION_UNKNOWN'],
    ['Legal Aid of Cambodia', '2019-12-31', undefined],
    ['Legal Aid of Cambodia', '2020-01-01', 'ORGANISATION_ENDED'],
  ])('“%s” on %s', (name, on, code) => {
    expect(answerOf(() => requireOrganisation(context, name, on))?.split(':')[0]).toBe(code);
  });
});

describe('a consent that names a recipient', () => {
  it('names an organisation of the register, whether or not it is a partner on that day', () => {
    const isKnown = (name: string) =>
      answerOf(() => requireKnownOrganisation(context, name, '2020-03-02'))?.split(':')[0];
    expect(['legal aid of cambodia', 'Kru Khmer Clinic', 'Somebody'].map(isKnown)).toEqual([
      undefined,
      undefined,
      'ORGANISATION_UNKNOWN',
    ]);
  });

  it('means the same organisation by each of its names', () => {
    expect(isSameOrganisation(context, 'one', 'គ្រូខ្មែរ')).toBe(true);
    expect(isSameOrganisation({}, 'Police', 'POLICE')).toBe(true);
    expect(isSameOrganisation(context, 'one', 'other')).toBe(false);
    expect(isSameOrganisation(context, 'Police', 'Court')).toBe(false);
  });

  it('means no other organisation that had the name before, or that has it in other letters', () => {
    const hope = { ...SAMPLE_DIRECTORY.organisations.one!, name: 'Hope', localName: 'Hope' };
    const renamed = {
      ...SAMPLE_DIRECTORY.organisations.one!,
      name: 'New Dawn',
      localName: 'New Dawn',
      formerNames: ['Hope'],
    };
    const directory = { ...SAMPLE_DIRECTORY, organisations: { hope, renamed } };
    expect(isSameOrganisation({ directory }, 'Hope', 'hope')).toBe(true);
    expect(isSameOrganisation({ directory }, 'Hope', 'renamed')).toBe(false);
    const twice = { ...directory, organisations: { hope, shouted: { ...hope, name: 'HOPE', localName: 'HOPE' } } };
    expect(isSameOrganisation({ directory: twice }, 'Hope', 'HOPE')).toBe(false);
    expect(isSameOrganisation({ directory: twice }, 'Hope', 'Hope')).toBe(true);
  });
});

describe('an entry that was accepted before', () => {
  it('is not refused for a name that no register knows any more', () => {
    const lenient = { directory: { ...SAMPLE_DIRECTORY, acceptsUnknown: true } };
    expect(answerOf(() => requireOffice(lenient, 'Anywhere', '2020-03-02'))).toBeUndefined();
    expect(answerOf(() => requireOrganisation(lenient, 'Anyone', '2020-03-02'))).toBeUndefined();
    expect(isSameOrganisation(lenient, 'one', 'Kru Khmer Clinic')).toBe(true);
  });
});

describe('an empty register', () => {
  it('refuses nothing, although another register has entries', () => {
    const empty = { directory: { ...SAMPLE_DIRECTORY, workers: {}, offices: {}, organisations: {} } };
    for (const known of [{}, empty]) {
      expect(answerOf(() => requireOffice(known, 'Anywhere', '2020-03-02'))).toBeUndefined();
      expect(answerOf(() => requireWorker(known, 'anybody', '2020-03-02'))).toBeUndefined();
      expect(answerOf(() => requireOrganisation(known, 'Anyone', '2020-03-02'))).toBeUndefined();
    }
    const withoutStaff = { directory: { ...SAMPLE_DIRECTORY, workers: {} } };
    expect(answerOf(() => requireOffice(withoutStaff, 'Anywhere', '2020-03-02'))).toMatch(/^OFFICE_UNKNOWN/);
  });
});

describe('who has left', () => {
  it('is known with their last day, from that day on', () => {
    expect([...whoHasLeft(SAMPLE_DIRECTORY.workers, '2020-06-29')]).toEqual([]);
    expect([...whoHasLeft(SAMPLE_DIRECTORY.workers, '2020-06-30')]).toEqual([['bopha', '2020-06-30']]);
  });

  it('is nobody who has returned', () => {
    const present = [{ from: '2018-01-01', until: '2020-06-30' }, { from: '2020-09-01' }];
    const bopha = { ...SAMPLE_DIRECTORY.workers.bopha!, present };
    expect([...whoHasLeft({ bopha }, '2026-01-01')]).toEqual([]);
  });
});

describe('the access of a colleague', () => {
  const asks = (id: string, today: string) => answerOf(() => requireNotLeft(context, { id, today }));

  it('ends on the last day in the register', () => {
    expect(asks('bopha', '2020-06-29')).toBeUndefined();
    expect(asks('bopha', '2020-06-30')?.split(': ')).toEqual([
      'ACCESS_ENDED',
      'Your access ended on 2020-06-30, your last day in the register',
      'ask an administrator if that is wrong.',
    ]);
  });

  it('remains with a person who works here, and with one who is not in the register', () => {
    expect([asks('sokha', '2026-01-01'), asks('ratana', '2026-01-01')]).toEqual([undefined, undefined]);
  });
});
