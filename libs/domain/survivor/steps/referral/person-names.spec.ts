import type { Actor } from '#kernel/decider';
import { ReadSession, type GrantedAccess, type ReadingRequest, type ReadingGate } from '#security/access';
import { MissingDisclosure } from '#nest';
import { bopha, caseloadFixture, reads, sokha, sophea, type CaseloadFixture } from '../../testing/caseload-fixture.js';
import { PersonNames, ReadSessions } from './person-names.js';

let at: CaseloadFixture;
beforeEach(async () => {
  at = await caseloadFixture();
});
afterEach(() => at.drop());

const recordNamed = (id: string, givenName: string) =>
  at.ask(id, sokha, 'RevisePersonDetails', { givenName, localGivenName: 'សុខា' });

/** Logs who passes, as the gate does, and stays closed for some. */
const door = (shutTo: readonly string[] = []) => {
  const passed: ReadingRequest[] = [];
  const sessions: (ReadSession | undefined)[] = [];
  const gate: ReadingGate = {
    mayOpen: async () => true,
    permits: async ({ classes }) => classes,
    pass: async (reading, visit) => {
      passed.push(reading);
      sessions.push(visit);
      const disclosure: GrantedAccess = { basis: 'Supervision', classes: reading.classes };
      return shutTo.includes(reading.survivorId) ? undefined : disclosure;
    },
    compare: async () => undefined,
  };
  return { gate, passed, sessions };
};

describe('the names in a list', () => {
  it('reads no record when the document selects no name', async () => {
    await recordNamed(await at.recordCase(sokha, 5), 'Sokha');
    const { gate, passed } = door();
    const [tasks, cases] = [await at.resolver({}, gate), await at.caseloads(gate)];
    const [{ edges }, due] = [
      await cases.caseload({ purpose: 'CARE' }, reads('caseload', sokha)),
      await tasks.dueTasks({ purpose: 'CARE' }, reads('dueTasks', sokha)),
    ];
    expect([...edges, ...due.edges].map(({ node }) => node.name)).toEqual([undefined, undefined]);
    expect(passed).toEqual([]);
  });

  it('reads each survivor on the page once, and none on later pages', async () => {
    const [first, second, third] = [
      await at.recordCase(sokha, 9),
      await at.recordCase(sokha, 7),
      await at.recordCase(sokha, 5),
    ];
    for (const id of [first, second, third]) await recordNamed(id, 'Sokha');
    const { gate, passed } = door();
    const reader = reads('caseload', sophea, ['identity']);
    const { edges } = await (await at.caseloads(gate)).caseload({ purpose: 'SAFETY', first: 2 }, reader);
    expect(edges.map(({ node }) => node.name!.sealed.map(({ personalClass }) => personalClass))).toEqual([
      ['identity'],
      ['identity'],
    ]);
    const reading = { by: sophea, operation: 'caseload', purpose: 'SAFETY', classes: ['identity'] };
    expect(passed).toEqual([first, second].map((survivorId) => ({ ...reading, survivorId })));
    expect(reader.disclosed.includes('identity', [first, second])).toBe(true);
    expect(() => reader.disclosed.includes('identity', [third])).toThrow(MissingDisclosure);
  });

  it('come with each task of a survivor, and count as one reading', async () => {
    const id = await at.recordCase(sokha, 40);
    await recordNamed(id, 'Sokha');
    const on = new Date().toISOString().slice(0, 10);
    await at.ask(id, sokha, 'RecordMissedFollowUp', { on, reason: 'NotReached' });
    const { gate, passed } = door();
    const reader = reads('dueTasks', sokha, ['identity']);
    const { edges } = await (await at.resolver({}, gate)).dueTasks({ purpose: 'CARE' }, reader);
    expect(edges.map(({ node }) => [node.survivorId, node.name!.sealed.length])).toEqual([
      [id, 1],
      [id, 1],
    ]);
    expect(passed).toHaveLength(1);
  });

  it('are withheld where the gate stays closed, and null where no name was recorded', async () => {
    const [closed, unnamed] = [await at.recordCase(sokha, 9), await at.recordCase(sokha, 7)];
    await recordNamed(closed, 'Sokha');
    const { gate } = door([closed]);
    const reader = reads('caseload', sokha, ['identity']);
    const { edges } = await (await at.caseloads(gate)).caseload({ purpose: 'CARE' }, reader);
    expect(edges.map(({ node }) => [node.survivorId, node.name === undefined])).toEqual([
      [closed, false],
      [unnamed, true],
    ]);
    expect(reader.disclosed.includes('identity', [closed])).toBe(false);
  });

  it('are opened on no page for an auditor, who reads one record after the other', async () => {
    const id = await at.recordCase(sokha, 9);
    await recordNamed(id, 'Sokha');
    const { gate, passed } = door();
    await at.caseloads(gate);
    const names = new PersonNames(at.db, gate);
    const auditor: Actor = { id: 'vuthy', role: 'AUDITOR', organisation: 'A21' };
    const idsNamedFor = async (by: Actor) => [
      ...(await names.of([id], 'AUDIT', reads('referralsReceived', by, ['identity']))).keys(),
    ];
    expect(await idsNamedFor(auditor)).toEqual([]);
    expect(passed).toEqual([]);
    expect(await idsNamedFor(sokha)).toEqual([id]);
  });

  it('count as one visit to each survivor for a reader who watches the list', async () => {
    const [one, other] = [await at.recordCase(sokha, 9), await at.recordCase(sokha, 7)];
    for (const id of [one, other]) await recordNamed(id, 'Sokha');
    const { gate, sessions } = door();
    const [cases, watching] = [await at.caseloads(gate), new ReadSessions()];
    const ask = () => cases.cases({ purpose: 'CARE' }, reads('caseload', sokha, ['identity']), watching);
    await ask();
    await ask();
    expect(sessions).toHaveLength(4);
    expect(sessions.slice(2)).toEqual([sessions[0], sessions[1]]);
    expect(new Set(sessions).size).toBe(2);
  });

  it('are those of the survivors in the list only', async () => {
    await recordNamed(await at.recordCase(sokha, 9), 'Sokha');
    const { gate, passed } = door();
    await (await at.caseloads(gate)).caseload({ purpose: 'CARE' }, reads('caseload', bopha, ['identity']));
    expect(passed).toEqual([]);
  });
});
