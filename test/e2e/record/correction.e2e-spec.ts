import { randomUUID } from 'node:crypto';
import { Homeward, auditor, caseWorker, supervisor } from '../../harness/homeward.js';

let homeward: Homeward;
beforeAll(async () => {
  homeward = await Homeward.shared();
});

interface Receipt {
  readonly position: string;
  readonly eventIds: readonly string[];
}

const survivorId = randomUUID();
const accepted = async (mutation: string, input: object, by = caseWorker): Promise<Receipt> => {
  const { data, errors } = await homeward.command(mutation, { survivorId, ...input }, by);
  if (errors) throw new Error(`${mutation}: ${JSON.stringify(errors)}`);
  return data![mutation] as Receipt;
};
const refusal = async (mutation: string, input: object, by = caseWorker) =>
  (await homeward.command(mutation, { survivorId, ...input }, by)).errors?.[0]?.extensions.code;

const entry = { on: '2018-07-10', office: 'SiemReapCac', programme: 'COMMUNITY_BASED', housing: 'SHELTER' };
const consent = {
  scopes: ['SERVICES'],
  givenBy: 'SURVIVOR',
  language: 'khm',
  witnessRole: 'SOCIAL_WORKER',
  on: '2018-06-01',
};
const figure = `query ($knownAt: DateTime) {
  figures(ids: ["M7"], from: "2018-01-01", to: "2018-12-31", knownAt: $knownAt) { cells { key value } } }`;
const shown = `query ($id: UUID!, $atLeast: String, $knownAt: DateTime) {
  survivor(id: $id, purpose: CARE, atLeast: $atLeast, knownAt: $knownAt) {
    aftercare { enteredOn housing address { value } } corrections { kind upheld } } }`;

const halves = async (knownAt?: string) => {
  const { data } = await homeward.ask(figure, { knownAt }, auditor);
  const [{ cells }] = data!.figures as [{ cells: { key: string; value: number }[] }];
  return Object.fromEntries(cells.map(({ key, value }) => [key, value]));
};
interface RecordAnswer {
  readonly aftercare: { readonly enteredOn: string; readonly address: { readonly value: string } | null } | null;
  readonly corrections: readonly object[];
}
const survivorAt = async (position: string) =>
  (await homeward.askAt(position, shown, { id: survivorId })).data!.survivor as RecordAnswer;
const survivorKnownAt = async (knownAt: string) =>
  (await homeward.ask(shown, { id: survivorId, knownAt })).data!.survivor as RecordAnswer;

describe('an entry on a wrong day', () => {
  let entered: Receipt;
  let corrected: Receipt;
  let before: string;

  it('is corrected in every view and figure, and unchanged in answers about what was known before', async () => {
    await accepted('receiveReferral', {
      on: '2018-05-30',
      source: 'SELF',
      office: 'SiemReapCac',
      province: '17',
      urgency: 'ROUTINE',
      givenName: 'Bopha',
      familyName: 'Keo (SYNTHETIC)',
      birthDate: '1992-03-01',
      sex: 'FEMALE',
      nationality: 'KH',
      languages: ['khm'],
    });
    await accepted('giveConsent', consent);
    await accepted('identifySurvivor', {
      level: 'FORMAL',
      decidedBy: 'POLICE',
      on: '2018-06-02',
      exploitation: [
        {
          types: ['FORCED_LABOUR'],
          recruitment: 'BROKER',
          recruiterRelation: 'BROKER',
          control: ['DEBT_BONDAGE'],
          country: 'TH',
        },
      ],
    });
    entered = await accepted('enterAftercare', { ...entry, address: 'House 7' });
    expect((await survivorAt(entered.position)).aftercare).toMatchObject({ enteredOn: '2018-07-10' });
    before = new Date().toISOString();
    expect(await halves()).toMatchObject({ secondHalf: 1 });

    corrected = await accepted('correctEntry', {
      eventId: entered.eventIds[0],
      reason: 'June was heard as July',
      replacement: { enterAftercare: { ...entry, on: '2018-06-10', address: 'House 9' } },
    });
    expect(await survivorAt(corrected.position)).toEqual({
      aftercare: { enteredOn: '2018-06-10', housing: 'SHELTER', address: { value: 'House 9' } },
      corrections: [{ kind: 'CORRECTED', upheld: null }],
    });
    expect(await halves()).toMatchObject({ firstHalf: 1 });

    expect((await survivorKnownAt(before)).aftercare).toMatchObject({
      enteredOn: '2018-07-10',
      address: { value: 'House 7' },
    });
    expect(await halves(before)).toMatchObject({ secondHalf: 1 });
  });

  it('is reviewed by another person, and its task is done then', async () => {
    const review = { eventId: corrected.eventIds[0], on: '2018-12-01', upheld: true };
    const { position } = await accepted('reviewEntry', review, supervisor);
    expect((await survivorAt(position)).corrections).toEqual([{ kind: 'CORRECTED', upheld: true }]);
  });

  it('is refused for an unknown entry, and checked like the entry itself', async () => {
    const correcting = { eventId: entered.eventIds[0], reason: 'a slip' };
    expect(
      await refusal('correctEntry', {
        ...correcting,
        replacement: { changeHousing: { on: '2018-07-01', arrangement: 'SHELTER' } },
      }),
    ).toBe('CORRECTION_OF_ANOTHER_KIND');
    expect(
      await refusal('correctEntry', { ...correcting, replacement: { enterAftercare: { ...entry, on: '30 June' } } }),
    ).toBe('VALIDATION');
    expect(await refusal('correctEntry', { ...correcting, replacement: {} })).toBe('VALIDATION');
    const first = (
      await homeward.ask(
        `query ($id: UUID!) { history(survivorId: $id, purpose: AUDIT) { edges { node { eventId } } } }`,
        { id: survivorId },
        auditor,
      )
    ).data!.history as { edges: { node: { eventId: string } }[] };
    expect(
      await refusal('strikeOutEntry', { eventId: first.edges[1]!.node.eventId, reason: 'a slip' }, supervisor),
    ).toBe('ENTRY_RESTED_ON');
  });

  it('is struck out, and leaves every view', async () => {
    const { position } = await accepted('strikeOutEntry', { eventId: entered.eventIds[0], reason: 'another woman' });
    expect((await survivorAt(position)).aftercare).toBeNull();
    expect(await halves()).toMatchObject({ firstHalf: 0, secondHalf: 0 });
  });

  it('stays readable in the history, with its mark', async () => {
    const { data } = await homeward.ask(
      `query ($id: UUID!) { history(survivorId: $id, purpose: COURT) {
        chain { sound } edges { node { type data decidedAt marks { standing type by { id } } changes { what before after } } } } }`,
      { id: survivorId },
      auditor,
    );
    const { chain, edges } = data!.history as {
      chain: { sound: boolean };
      edges: { node: { type: string; data: { on?: string }; marks: object[]; changes: object[] } }[];
    };
    expect(chain.sound).toBe(true);
    expect(edges[3]!.node).toMatchObject({
      type: 'AftercareEntered',
      data: { on: '2018-07-10', address: 'House 7' },
      decidedAt: expect.any(String),
      marks: [
        { standing: 'RESTATED', type: 'EntryCorrected', by: { id: 'sokha' } },
        { standing: 'STRUCK_OUT', type: 'EntryStruckOut', by: { id: 'sokha' } },
      ],
    });
    expect(edges[4]!.node.changes).toContainEqual({
      what: 'Aftercare.enteredOn',
      before: '2018-07-10',
      after: '2018-06-10',
    });
    expect(edges.at(-1)!.node.changes).toContainEqual({
      what: 'Aftercare.enteredOn',
      before: '2018-06-10',
      after: null,
    });
  });
});
