import { Homeward, auditor, caseWorker as sokha, receiptOf, supervisor as sophea } from '../../harness/homeward.js';

const dara = { id: 'dara', role: 'CASE_WORKER', office: 'Poipet' } as const;

let homeward: Homeward;
beforeAll(async () => {
  homeward = await Homeward.shared();
});

interface SearchMatch {
  readonly survivorId: string;
  readonly reasons: readonly string[];
}

const find = async (
  by: typeof sokha | typeof dara,
  name: string,
  birthYear?: number,
): Promise<readonly SearchMatch[]> => {
  const { data, errors } = await homeward.ask(
    `query ($name: String!, $birthYear: Int) {
      searchSurvivors(name: $name, birthYear: $birthYear, purpose: CARE, first: 5) {
        edges { node { survivorId reasons } } } }`,
    { name, ...(birthYear !== undefined && { birthYear }) },
    by as typeof sokha,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  const { edges } = data!.searchSurvivors as { edges: readonly { node: SearchMatch }[] };
  return edges.map(({ node }) => node);
};

const receive = async (by: object, said: object): Promise<string> => {
  const referral = { on: '2020-03-02', source: 'HOTLINE', office: 'SiemReapCac', province: '17', urgency: 'URGENT' };
  const person = { sex: 'FEMALE', nationality: 'KH', languages: ['khm'], ...said };
  return receiptOf(await homeward.command('receiveReferral', { ...referral, ...person }, by as typeof sokha)).id;
};

describe('a search by name', () => {
  let her: string;

  it('finds a survivor by spelling and by sound, in either script', async () => {
    her = await receive(sokha, {
      givenName: 'Pheakdey',
      familyName: 'Chhim',
      localGivenName: 'ភក្តី',
      localFamilyName: 'ឈឹម',
      birthDate: '2009-05-01',
    });
    await receive(sokha, { givenName: 'Pheakdey', familyName: 'Sok' });
    await receive(dara, { givenName: 'Pheakdey', familyName: 'Chhim', office: 'Poipet' });
    await homeward.caughtUp();
    expect(await find(sokha, 'Chhim Pheakdey')).toEqual([{ survivorId: her, reasons: ['SAME_NAME'] }]);
    expect(await find(sophea, 'Peakdei Chim', 2009)).toEqual([
      { survivorId: her, reasons: ['SIMILAR_NAME', 'SAME_BIRTH_YEAR'] },
    ]);
    expect(await find(sophea, 'ឈឹម ភក្ដី')).toEqual([{ survivorId: her, reasons: ['SAME_NAME'] }]);
    expect(await find(sophea, 'Chhim Pheakdey', 2001)).toEqual([]);
  });

  it('returns the name, which it has opened', async () => {
    const { data } = await homeward.ask(
      `{ searchSurvivors(name: "Chhim Pheakdey", purpose: CARE) { edges { node { name { givenName { value } localGivenName { value } } } } } }`,
      {},
      sokha,
    );
    const name = { givenName: { value: 'Pheakdey' }, localGivenName: { value: 'ភក្តី' } };
    expect(data!.searchSurvivors).toEqual({ edges: [{ node: { name } }] });
  });

  it('shows no survivors of other offices, and is not for auditors', async () => {
    const [found, ...others] = await find(dara, 'Chhim Pheakdey');
    expect(others).toEqual([]);
    expect(found!.survivorId).not.toBe(her);
    const { errors } = await homeward.ask(
      `{ searchSurvivors(name: "Chhim", purpose: AUDIT) { edges { cursor } } }`,
      {},
      auditor,
    );
    expect(errors?.[0]?.extensions.code).toBe('FORBIDDEN');
  });

  it('is listed in who looked', async () => {
    await homeward.caughtUp();
    const { data } = await homeward.ask(
      `query ($id: UUID!) { whoLooked(survivorId: $id, purpose: AUDIT) { edges { node { who operation classes } } } }`,
      { id: her },
      auditor,
    );
    const { edges } = data!.whoLooked as { edges: readonly { node: { operation: string | null } }[] };
    const bySearch = { operation: 'searchSurvivors', classes: ['IDENTITY'] };
    expect(edges.map(({ node }) => node).filter(({ operation }) => operation === 'searchSurvivors')).toEqual([
      { who: 'sokha', ...bySearch },
      { who: 'sophea', ...bySearch },
      { who: 'sophea', ...bySearch },
      { who: 'sokha', ...bySearch },
    ]);
  });
});
