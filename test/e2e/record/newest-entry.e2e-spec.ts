import { randomUUID } from 'node:crypto';
import type { Bearer } from '#platform';
import { Homeward, receiptOf, refusalOf, supervisor as sophea } from '../../harness/homeward.js';
import { refer } from '../../harness/mutations.js';

let homeward: Homeward;
beforeAll(async () => {
  homeward = await Homeward.alone();
});

describe('the newest entry', () => {
  const LISTS = `query ($atLeast: String) {
    caseload(purpose: CARE, atLeast: $atLeast) { stale edges { node { survivorId } } }
    dueTasks(purpose: CARE, atLeast: $atLeast) { stale edges { node { survivorId } } }
    searchSurvivors(purpose: CARE, name: "Rachana", atLeast: $atLeast) { stale edges { node { survivorId } } }
    figures(ids: ["M1"], atLeast: $atLeast) { stale }
    annualReport(year: 2020, atLeast: $atLeast) { stale } }`;
  const hers: Bearer = { ...sophea, id: 'rotha', office: 'BattambangCac' };
  const staleIn = (data: unknown) =>
    Object.fromEntries(
      Object.entries(data as object).map(([name, found]) => [
        name,
        (Array.isArray(found) ? found : [found]).map(({ stale }) => stale as boolean)[0],
      ]),
    );
  const all = (stale: boolean) =>
    Object.fromEntries(
      ['caseload', 'dueTasks', 'searchSurvivors', 'figures', 'annualReport'].map((one) => [one, stale]),
    );
  const receivedThere = async () => {
    const id = randomUUID();
    const said = refer({ givenName: 'Rachana', familyName: 'Keo (SYNTHETIC)', office: hers.office });
    const { position } = receiptOf(await homeward.command('receiveReferral', said.input(id), hers));
    return { id, position };
  };

  it('is in every list that is requested with at least its position', async () => {
    const { id, position: atLeast } = await receivedThere();
    const { data } = await homeward.ask(LISTS, { atLeast }, hers);
    expect(staleIn(data)).toEqual(all(false));
    for (const list of ['caseload', 'searchSurvivors'])
      expect([list, JSON.stringify(data![list])]).toEqual([list, expect.stringContaining(id)]);
  });

  it('is missing, in an answer marked stale and without an error, while the views stand still', async () => {
    const projector = homeward.pidOf('projector')!;
    process.kill(projector, 'SIGSTOP');
    try {
      const { position: atLeast } = await receivedThere();
      const { data, errors } = await homeward.ask(LISTS, { atLeast }, hers);
      expect(errors).toBeUndefined();
      expect(staleIn(data)).toEqual(all(true));
    } finally {
      process.kill(projector, 'SIGCONT');
    }
  });

  it('is not reported as absent in a query for one survivor while the views stand still', async () => {
    const projector = homeward.pidOf('projector')!;
    const shown = 'query ($id: UUID!, $atLeast: String) { survivor(id: $id, purpose: CARE, atLeast: $atLeast) { id } }';
    process.kill(projector, 'SIGSTOP');
    try {
      const { id, position: atLeast } = await receivedThere();
      expect(refusalOf(await homeward.ask(shown, { id, atLeast }, hers))).toBe('UNAVAILABLE');
    } finally {
      process.kill(projector, 'SIGCONT');
    }
  });

  it('has a position in this log and in no other', async () => {
    const { data, errors } = await homeward.ask(LISTS, { atLeast: 'ffffffff.1' }, hers);
    expect(data ?? null).toBeNull();
    expect(new Set(errors!.map(({ extensions }) => extensions.code))).toEqual(new Set(['VALIDATION']));
  });
});
