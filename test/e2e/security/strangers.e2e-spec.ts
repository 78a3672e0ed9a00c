import { randomUUID } from 'node:crypto';
import { dayAt } from '#kernel/decider';
import type { Bearer } from '#platform/plain';
import {
  Homeward,
  auditor,
  caseWorker,
  interviewer,
  legalOfficer,
  receiptOf,
  supervisor,
} from '../../harness/homeward.js';
import { seededRandom } from '../../harness/seeded.js';
import { assignmentOf, close, consentTo, refer, screen, toSend, type MutationToSend } from '../../harness/mutations.js';

const REQUESTS = Number(process.env.STRANGE_REQUESTS ?? 80);
const random = seededRandom(2026);
const one = <Value>(list: readonly Value[]): Value => list[Math.floor(random() * list.length)]!;

const elsewhere: Bearer = { id: 'makara', role: 'SUPERVISOR', office: 'Poipet' };
const bopha: Bearer = { id: 'bopha', role: 'CASE_WORKER', office: 'Poipet' };
const chenda: Bearer = { ...caseWorker, id: 'chenda' };

/** A record, and all users without a relation to it. */
interface Case {
  readonly survivorId: string;
  readonly strangers: readonly Bearer[];
}

const NAME = 'Canarymony';
const SAID = `fragment Shown on Survivor { id revision referral { givenName { value withheld } contact { value { value } } }
  aftercare { housing address { value } } assignments { worker } overview { last } }`;

const READINGS: readonly ((purpose: string) => string)[] = [
  (purpose) => `query ($id: UUID!) { survivor(id: $id, purpose: ${purpose}) { ...Shown } } ${SAID}`,
  (purpose) =>
    `query ($id: UUID!) { survivor(id: $id, purpose: ${purpose}, asOf: "${dayAt(new Date().toISOString())}") { ...Shown } } ${SAID}`,
  (purpose) => `query ($id: UUID!) { replay(survivorId: $id, purpose: ${purpose}) { ...Shown } } ${SAID}`,
  (purpose) => `query ($id: UUID!) { history(survivorId: $id, purpose: ${purpose}) { edges { node { type data } } } }`,
  (purpose) => `query ($id: UUID!) { whoLooked(survivorId: $id, purpose: ${purpose}) { edges { node { who } } } }`,
  (purpose) => `query ($id: UUID!) { erasureCertificate(survivorId: $id, purpose: ${purpose}) { survivorId } }`,
];
const PURPOSES = [
  'CARE',
  'SAFETY',
  'REFERRAL',
  'COURT',
  'SUPERVISION',
  'SUBJECT_REQUEST',
  'DATA_QUALITY',
  'BREAK_GLASS',
];

const MUTATIONS: readonly MutationToSend[] = [
  consentTo(['SERVICES'], { expectedRevision: 3 }),
  consentTo(['INTERVIEW']),
  screen(),
  close(),
  toSend('revisePersonDetails', { givenName: 'Sok' }),
  toSend('recordHouseholdMember', { relation: 'MOTHER', safe: 'NO' }),
  toSend('assignCaseWorker', { ...assignmentOf(caseWorker), worker: 'makara' }),
  toSend('reopenCase', { on: '2020-06-01', retrafficking: false }),
  toSend('requestErasure', { on: '2020-06-01', askedBy: 'SURVIVOR' }),
  toSend('strikeOutEntry', { eventId: randomUUID(), reason: 'none' }),
  toSend('linkPerson', { keptSurvivorId: randomUUID() }),
];

let homeward: Homeward;
const cases: Case[] = [];

const accepted = async ({ mutation, input, by }: MutationToSend, survivorId: string) =>
  receiptOf(await homeward.command(mutation, input(survivorId), by));

const begin = async (strangers: readonly Bearer[], ...mutations: readonly MutationToSend[]): Promise<void> => {
  const survivorId = randomUUID();
  for (const mutation of mutations) await accepted(mutation, survivorId);
  cases.push({ survivorId, strangers });
};

const known = refer({
  givenName: NAME,
  familyName: 'Keo (SYNTHETIC)',
  contact: { channel: 'PHONE', value: '+855 00 000 999', safe: true },
});
const given = (to: Bearer, by: Bearer, id: string = randomUUID()) =>
  toSend('assignCaseWorker', { ...assignmentOf(to), assignmentId: id, office: by.office }, by);

beforeAll(async () => {
  homeward = await Homeward.shared();
  const assignmentId = randomUUID();
  await begin([chenda, bopha, elsewhere, legalOfficer, interviewer], known);
  await begin(
    [caseWorker, bopha, elsewhere, interviewer],
    known,
    given(chenda, supervisor),
    given(legalOfficer, supervisor),
  );
  await begin(
    [caseWorker, chenda, elsewhere, legalOfficer, interviewer],
    known,
    given(chenda, supervisor, assignmentId),
    toSend('handOverCase', { assignmentId, to: 'rithy', on: '2020-03-05' }, supervisor),
  );
  await begin([caseWorker, supervisor, chenda, legalOfficer], {
    ...refer({ office: 'Poipet', givenName: NAME }),
    by: bopha,
  });
  await homeward.caughtUp();
});

/** The answer as it would be for another survivor with that id. */
const alike = (answer: unknown, id: string): string => JSON.stringify(answer).replaceAll(id, 'the id');

const events = async ({ survivorId }: Case): Promise<number> => {
  const { data } = await homeward.ask(
    `query ($id: UUID!) { history(survivorId: $id, purpose: AUDIT, first: 50) { edges { node { eventId } } } }`,
    { id: survivorId },
    auditor,
  );
  return (data!.history as { edges: unknown[] }).edges.length;
};

describe(`${REQUESTS} requests of users without a relation`, () => {
  it('are answered as if the survivor did not exist', async () => {
    const before = await Promise.all(cases.map(events));
    const leaks: object[] = [];
    const codes = new Map<string, number>();
    for (let asked = 0; asked < REQUESTS; asked++) {
      const { survivorId, strangers } = one(cases);
      const by = one(strangers);
      const reading = random() < 0.5 ? one(READINGS)(one(PURPOSES)) : undefined;
      const { mutation, input } = one(MUTATIONS);
      const ask = (id: string) =>
        reading ? homeward.ask(reading, { id }, by) : homeward.command(mutation, input(id), by);
      const nobody = randomUUID();
      const [here, elsewhereAnswer] = [await ask(survivorId), await ask(nobody)];
      const said = alike(here, survivorId);
      const code = here.errors?.[0]?.extensions.code ?? 'null';
      codes.set(code, (codes.get(code) ?? 0) + 1);
      const told = here.data && Object.values(here.data).some((value) => value !== null);
      if (said !== alike(elsewhereAnswer, nobody) || said.includes(NAME) || told)
        leaks.push({ by, asked: reading ?? mutation, here, elsewhereAnswer });
    }
    expect(leaks.slice(0, 2)).toEqual([]);
    expect([...codes.keys()].toSorted()).toEqual(['FORBIDDEN', 'NOT_FOUND', 'null']);
    for (const count of codes.values()) expect(count).toBeGreaterThan(REQUESTS / 20);
    expect(await Promise.all(cases.map(events))).toEqual(before);
  });

  it('find the survivor in no list and under no name', async () => {
    for (const { survivorId, strangers } of cases) {
      for (const by of strangers) {
        const lists = await homeward.ask(
          `{ caseload(purpose: CARE) { edges { node { survivorId } } } dueTasks(purpose: CARE) { edges { node { survivorId } } }
             searchSurvivors(name: "${NAME}", purpose: CARE) { edges { node { survivorId } } } }`,
          {},
          by,
        );
        expect(lists.errors).toBeUndefined();
        expect(JSON.stringify(lists)).not.toContain(survivorId);
      }
    }
  });

  it('opened nothing, so the access log has them only as refused', async () => {
    for (const { survivorId, strangers } of cases) {
      const { data, errors } = await homeward.ask(
        `query ($id: UUID!) { whoLooked(survivorId: $id, purpose: AUDIT) { edges { node { who kind } } } }`,
        { id: survivorId },
        auditor,
      );
      expect(errors).toBeUndefined();
      const { edges } = data!.whoLooked as { edges: { node: { who: string; kind: string } }[] };
      const opened = edges.flatMap(({ node: { who, kind } }) => (kind === 'READING_REFUSED' ? [] : [who]));
      for (const { id } of strangers) expect(opened).not.toContain(id);
    }
  });
});
