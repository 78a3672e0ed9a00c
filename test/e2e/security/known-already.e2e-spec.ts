import { randomUUID } from 'node:crypto';
import { viewsHaveRead } from '../../harness/caught-up.js';
import { Homeward, caseWorker, supervisor } from '../../harness/homeward.js';

let homeward: Homeward;
beforeAll(async () => {
  homeward = await Homeward.shared();
});

/** A birth date that no other spec uses: in a shared service, it would make a duplicate. */
const girl = {
  on: '2019-03-02',
  source: 'HOTLINE',
  office: 'SiemReapCac',
  province: '17',
  urgency: 'URGENT',
  givenName: 'Molyvann',
  familyName: 'Chea (SYNTHETIC)',
  localGivenName: 'ម៉ូលីវណ្ណ',
  localFamilyName: 'ជា',
  birthDate: '2009-08-11',
  sex: 'FEMALE',
  nationality: 'KH',
  languages: ['khm'],
  contact: { channel: 'PHONE', value: '+855 00 000 123', safe: true, whenSafe: 'after six', whoMayAnswer: 'an aunt' },
};

const ask = async <Data>(query: string, variables: object, by = caseWorker): Promise<Data> => {
  const { data, errors } = await homeward.ask(query, variables, by);
  if (errors) throw new Error(JSON.stringify(errors));
  return data as Data;
};

interface ReceivedReferral {
  readonly receiveReferral: {
    readonly survivorId: string;
    readonly position: string;
  };
}

const RECEIVE = `mutation ($input: ReceiveReferralInput!) {
  receiveReferral(input: $input) { survivorId position }
}`;
const receive = async (said: object) =>
  (await ask<ReceivedReferral>(RECEIVE, { input: { ...girl, ...said } })).receiveReferral;

const peopleIn = async () => {
  await homeward.caughtUp();
  const { data } = await homeward.ask(
    `{ figures(ids: ["M5"], from: "2019-01-01", to: "2019-12-31") { cells { key numerator } } }`,
    {},
    { id: 'chan', role: 'AUDITOR' },
  );
  const [figure] = data!.figures as { cells: { key: string; numerator: number }[] }[];
  return figure!.cells.find(({ key }) => key === 'total')!.numerator;
};

describe('a survivor who is referred twice', () => {
  let first: ReceivedReferral['receiveReferral'];
  let second: ReceivedReferral['receiveReferral'];

  it('is received like anybody else, whether or not somebody knows the person', async () => {
    first = await receive({});
    const commandId = randomUUID();
    const said = { commandId, givenName: 'CHEA (synthetic)', familyName: 'molyvann', birthDate: '2009-08-12' };
    second = await receive(said);
    expect(Object.keys(second)).toEqual(Object.keys(first));
    expect(await receive(said)).toEqual(second);
  });

  it('is called only when that is safe, and is interviewed in the preferred language', async () => {
    await viewsHaveRead(homeward, second.position);
    const { survivor } = await ask<{ survivor: { referral: object } }>(
      `query ($id: UUID!, $atLeast: String) { survivor(id: $id, purpose: CARE, atLeast: $atLeast) {
        referral { languages ethnicity { value } contact { erased value { safe whenSafe whoMayAnswer channel value } } }
      } }`,
      { id: second.survivorId, atLeast: second.position },
    );
    expect(survivor.referral).toEqual({
      languages: ['khm'],
      ethnicity: null,
      contact: { erased: false, value: girl.contact },
    });
  });

  it('is counted once if the records are linked, and twice if not', async () => {
    const [kept, duplicate] = [first.survivorId, second.survivorId];
    const identified = {
      level: 'PRELIMINARY',
      decidedBy: 'NGO',
      on: '2019-03-05',
      exploitation: [
        { types: ['FORCED_BEGGING'], recruitment: 'BROKER', recruiterRelation: 'BROKER', control: [], country: 'TH' },
      ],
    };
    for (const survivorId of [kept, duplicate])
      await homeward.command('identifySurvivor', { survivorId, ...identified }, caseWorker);
    expect(await peopleIn()).toBe(2);

    const link = { survivorId: duplicate, keptSurvivorId: kept };
    const codeOf = async (mutation: string, input: object, by = supervisor) =>
      (await homeward.command(mutation, input, by)).errors?.[0]?.extensions.code;
    expect(await codeOf('linkPerson', { ...link, keptSurvivorId: duplicate })).toBe('SAME_RECORD');
    expect(await codeOf('linkPerson', { ...link, keptSurvivorId: randomUUID() })).toBe('NOT_FOUND');
    expect(await codeOf('linkPerson', link, caseWorker)).toBe('FORBIDDEN');
    expect(await codeOf('linkPerson', link)).toBeUndefined();
    expect(await codeOf('linkPerson', { survivorId: kept, keptSurvivorId: duplicate })).toBe('LINKED_ELSEWHERE');
    expect(await codeOf('revisePersonDetails', { survivorId: duplicate, sex: 'MALE' })).toBe('LINKED_ELSEWHERE');
    expect(await peopleIn()).toBe(1);
    const { survivor } = await ask<{ survivor: object }>(
      `query ($id: UUID!) { survivor(id: $id, purpose: CARE) { link { keptSurvivorId } } }`,
      { id: duplicate },
    );
    expect(survivor).toEqual({ link: { keptSurvivorId: kept } });

    expect(await codeOf('unlinkPerson', { survivorId: duplicate })).toBeUndefined();
    expect(await peopleIn()).toBe(2);
  });
});
