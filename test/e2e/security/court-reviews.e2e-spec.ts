import { randomUUID } from 'node:crypto';
import type { Bearer } from '#platform/plain';
import { Homeward, auditor, receiptOf, refusalOf } from '../../harness/homeward.js';
import { readersOf } from '../../harness/readers.js';
import { assignmentOf } from '../../harness/mutations.js';

/** Offices of their own: other specs record in the same house. Each has a survivor in one court case. */
const takeo = (id: string, role: Bearer['role']): Bearer => ({ id, role, office: 'Takeo' });
const kep = (id: string, role: Bearer['role']): Bearer => ({ id, role, office: 'Kep' });
const [ratha, sovann, phalla] = [
  takeo('ratha', 'CASE_WORKER'),
  takeo('sovann', 'SUPERVISOR'),
  takeo('phalla', 'LEGAL_OFFICER'),
];
/** Was the legal officer of the survivor of Takeo. */
const former = takeo('former', 'LEGAL_OFFICER');
const [nimol, chhun, vuth] = [kep('nimol', 'CASE_WORKER'), kep('chhun', 'SUPERVISOR'), kep('vuth', 'LEGAL_OFFICER')];
/** Of an office that has nobody in the case. */
const elsewhere = (id: string, role: Bearer['role']): Bearer => ({ id, role, office: 'Pailin' });
const mony = elsewhere('mony-of-pailin', 'SUPERVISOR');

const [ACCUSED, REASON] = ['Thunderstruck', 'Candlelight'];
const prosecutionId = randomUUID();
let homeward: Homeward;
let [theirs, others, corrected] = ['', '', ''];

const accepted = async (mutation: string, input: object, by: Bearer) =>
  receiptOf(await homeward.command(mutation, input, by));
const ask = (query: string, by: Bearer) => homeward.ask(query, {}, by);

/** A survivor who agrees to a prosecution, with the legal officer of their office. */
const survivorOf = async (worker: Bearer, supervisor: Bearer, legal: Bearer): Promise<string> => {
  const survivorId = randomUUID();
  const referral = { on: '2020-03-01', source: 'HOTLINE', province: '21', urgency: 'ROUTINE', birthYear: 1990 };
  const person = { sex: 'FEMALE', nationality: 'KH', languages: ['khm'] };
  const consent = { scopes: ['PROSECUTION'], givenBy: 'SURVIVOR', language: 'khm', witnessRole: 'SOCIAL_WORKER' };
  await accepted('receiveReferral', { survivorId, ...referral, ...person, office: worker.office }, worker);
  await accepted('giveConsent', { survivorId, ...consent, on: '2020-03-01' }, worker);
  await accepted('assignCaseWorker', { survivorId, ...assignmentOf(legal) }, supervisor);
  return survivorId;
};

const OPENING = { prosecutionId, on: '2020-04-01', court: 'Takeo', article: '10', role: 'COMPLAINANT' };

/** The other office agrees that its survivor's court case has one more. */
const joinWithConsent = async () => {
  const asked = { kind: 'JOIN_PROSECUTION', prosecutionId, otherSurvivorId: others, reason: 'It is one matter.' };
  const { id: requestId } = await accepted('askOffice', asked, vuth);
  await homeward.caughtUp();
  await accepted('answerOffice', { requestId, granted: true }, sovann);
  await accepted('openProsecution', { survivorId: others, ...OPENING }, vuth);
};

beforeAll(async () => {
  homeward = await Homeward.shared();
  theirs = await survivorOf(ratha, sovann, phalla);
  others = await survivorOf(nimol, chhun, vuth);
  const assignmentId = randomUUID();
  await accepted('assignCaseWorker', { survivorId: theirs, assignmentId, ...assignmentOf(former) }, sovann);
  await accepted('openProsecution', { survivorId: theirs, ...OPENING }, former);
  await homeward.until('the first survivor joined', async () => {
    const hearing = await homeward.command('recordHearing', { prosecutionId, on: '2020-05-01' }, phalla);
    corrected = hearing.errors ? '' : receiptOf(hearing).eventIds[0]!;
    return corrected !== '';
  });
  await joinWithConsent();
  await accepted('nameAccused', { prosecutionId, role: 'RECRUITER', name: ACCUSED, on: '2020-05-02' }, phalla);
  const said = { reason: REASON, replacement: { recordHearing: { on: '2020-05-03' } } };
  await accepted('correctEntry', { prosecutionId, eventId: corrected, ...said }, phalla);
  await accepted('endAssignment', { survivorId: theirs, assignmentId, on: '2020-05-04' }, sovann);
  await homeward.until('the second survivor joined', async () => {
    const answer = await ask(
      `{ courtOrigins(prosecutionId: "${prosecutionId}", purpose: COURT) { values { row } } }`,
      chhun,
    );
    return answer.data?.courtOrigins !== null;
  });
  await homeward.caughtUp();
}, 240_000);

const ENTRY =
  'eventId type by { id } recordedAt values { field values } holds withholds amendments { eventId by { id } }';
/** Everything that shows something of the case, for a purpose. */
const questionsAbout = (id: string, eventId: string, purpose: string) => [
  `{ courtEntry(prosecutionId: "${id}", eventId: "${eventId}", purpose: ${purpose}) { ${ENTRY} } }`,
  `{ courtEntryToAmend(prosecutionId: "${id}", eventId: "${eventId}", purpose: ${purpose}) { eventId by { id } says } }`,
  `{ courtOrigins(prosecutionId: "${id}", purpose: ${purpose}) { values { eventId fields } entries { eventId } } }`,
  ...['', ', asOf: "2020-06-01"', ', knownAt: "2999-01-01T00:00:00Z"'].map(
    (moment) => `{ prosecution(id: "${id}", purpose: ${purpose}${moment}) {
      court hearings accused { name { value } } corrections { eventId recordedBy reason { value } } records { caseNumber }
      marks { eventId fields } } }`,
  ),
  `{ courtRevision(prosecutionId: "${id}") }`,
  `{ dueWork(purpose: ${purpose}, decisions: true) { totalCount courtReviews { eventId recordedBy court } } }`,
  '{ otherReviews { courtReviews { eventId recordedBy court } } }',
  `{ a: prosecutions { totalCount } b: prosecutions(first: 1) { edges { node { court } } } }`,
];

const answersTo = (by: Bearer, purpose: string, id: string, eventId: string) =>
  Promise.all(
    questionsAbout(id, eventId, purpose).map(async (query) => {
      const { data, errors = [] } = await ask(query, by);
      return [data, errors.map(({ message, extensions }) => [message, extensions.code])];
    }),
  );

describe('the reviews in a court case', () => {
  it('are none to strangers and to former colleagues, and a case that is there answers like one that is not', async () => {
    const strangers = [
      mony,
      elsewhere('sok-of-pailin', 'CASE_WORKER'),
      elsewhere('kosal-of-pailin', 'LEGAL_OFFICER'),
      takeo('borith', 'CASE_WORKER'),
      takeo('interviews', 'FORENSIC_INTERVIEWER'),
      former,
      { id: 'analyst', role: 'ANALYST' },
      { id: 'administrator', role: 'ADMINISTRATOR' },
    ] as const;
    for (const by of strangers)
      for (const purpose of ['COURT', 'BREAK_GLASS']) {
        const answers = await answersTo(by, purpose, prosecutionId, corrected);
        expect([by.id, answers]).toEqual([by.id, await answersTo(by, purpose, randomUUID(), randomUUID())]);
        const text = JSON.stringify(answers);
        for (const told of [ACCUSED, REASON, corrected, phalla.id, OPENING.court]) expect(text).not.toContain(told);
      }
  });

  it('open without their reasons to an office whose survivor is one of several', async () => {
    for (const [by, another] of [
      [chhun, theirs],
      [sovann, others],
    ] as const) {
      const answers = await answersTo(by, 'COURT', prosecutionId, corrected);
      expect(answers.flatMap(([, errors]) => errors)).toEqual([]);
      const text = JSON.stringify(answers);
      for (const told of [ACCUSED, '"says":{"on":"2020-05-03"}', '"marks":[{']) expect(text).toContain(told);
      expect(text).toMatch(/"courtRevision":\d/);
      for (const told of [REASON, another]) expect(text).not.toContain(told);
    }
  });

  it('show an auditor without a purpose that opens no name and no reason', async () => {
    const text = JSON.stringify(await answersTo(auditor, 'AUDIT', prosecutionId, corrected));
    expect(text).toContain(OPENING.court);
    for (const told of [ACCUSED, REASON]) expect(text).not.toContain(told);
  });

  it('are in the access log of each survivor whose record opened for it, once for each root field, and of no other', async () => {
    const readBy = async (of: string) => {
      await homeward.caughtUp();
      const { edges } = (await readersOf(homeward, of, auditor, { first: 50 }))!;
      return edges.flatMap(({ node }) => (node.who === vuth.id ? [node] : [])).map(({ operation }) => operation);
    };
    const before = (await readBy(others)).length;
    const entry = (name: string) =>
      `${name}: courtEntry(prosecutionId: "${prosecutionId}", eventId: "${corrected}", purpose: COURT) { eventId }`;
    const { data } = await ask(
      `{ ${entry('one')} ${entry('two')} courtOrigins(prosecutionId: "${prosecutionId}", purpose: COURT) { values { row } } }`,
      vuth,
    );
    expect(data).toMatchObject({ one: { eventId: corrected }, two: { eventId: corrected } });
    const read = await readBy(others);
    expect(read.slice(0, read.length - before).toSorted()).toEqual(['courtEntry', 'courtEntry', 'courtOrigins']);
    expect(await readBy(theirs)).not.toContain('courtEntry');
  });
});

describe('who opened a record in an emergency', () => {
  it('finds it under this purpose, and neither the record nor its court case in lists for another', async () => {
    const danger = { survivorId: theirs, reason: 'DANGER_TO_LIFE', explanation: 'The recruiter is on the way.' };
    expect(refusalOf(await homeward.command('openBreakGlass', danger, mony))).toBeUndefined();
    await homeward.caughtUp();
    const record = await ask(`{ survivor(id: "${theirs}", purpose: BREAK_GLASS) { id } }`, mony);
    expect(record.data).toEqual({ survivor: { id: theirs } });
    const lists = `{
      referralsReceived(purpose: CARE) { totalCount edges { node { caseNumber sex birthYear } } }
      prosecutions { totalCount edges { node { court } } }
      dueWork(purpose: CARE) { totalCount courtReviews { recordedBy } }
      otherReviews { courtReviews { recordedBy } }
      courtRevision(prosecutionId: "${prosecutionId}")
    }`;
    expect((await ask(lists, mony)).data).toEqual({
      referralsReceived: { totalCount: 0, edges: [] },
      prosecutions: { totalCount: 0, edges: [] },
      dueWork: { totalCount: 0, courtReviews: [] },
      otherReviews: { courtReviews: [] },
      courtRevision: null,
    });
  });

  it('finds no court case of it behind a figure, and none of its entries', async () => {
    const query = `{ figures(ids: ["M18", "M26"], from: "2020-01-01", to: "2020-12-31") {
      events(purpose: COURT, first: 50) { edges { node { subject } } } } }`;
    const own = JSON.stringify(await ask(query, sovann));
    for (const told of [theirs, prosecutionId]) expect(own).toContain(told);
    const { data, errors } = await ask(query, mony);
    expect(errors).toBeUndefined();
    for (const told of [theirs, prosecutionId]) expect(JSON.stringify(data)).not.toContain(told);
  });

  it('sees in a court case of their own survivor only that one, for another purpose', async () => {
    const danger = { survivorId: theirs, reason: 'DANGER_TO_LIFE', explanation: 'The recruiter is on the way.' };
    expect(refusalOf(await homeward.command('openBreakGlass', danger, chhun))).toBeUndefined();
    await homeward.caughtUp();
    const recordsFor = async (purpose: string) => {
      const query = `{ prosecution(id: "${prosecutionId}", purpose: ${purpose}) { records { survivorId } } }`;
      return (await ask(query, chhun)).data;
    };
    expect(await recordsFor('COURT')).toEqual({ prosecution: { records: [{ survivorId: others }] } });
    expect(await recordsFor('BREAK_GLASS')).toEqual({ prosecution: { records: [{ survivorId: theirs }] } });
  });
});
