import type { ReadingRequest, ReadingGate } from '#security/access';
import { aReader, openDoor } from '#security/access/testing';
import type { PersonalClass } from '#kernel/decider';
import { SET_ASIDE } from '#kernel/event-store';
import type { AggregateStores } from '#nest';
import { journey } from '../testing/journey.js';
import { SURVIVOR_ID, logWithOneRecord, sokha, type GivenEntry } from './testing/one-record.js';
import { TimelineResolver } from './timeline.resolver.js';
import type { TimelineArgs } from './timeline.type.js';

const ABOUT = { survivorId: SURVIVOR_ID, purpose: 'CARE' } as const;

const aftercareEntered = (housing: string, more: object = {}) => ({
  on: '2020-03-02',
  basis: 'Formal',
  intake: 'New',
  office: 'SiemReapCac',
  programme: 'CommunityBased',
  housing,
  ageOnDay: 17,
  minor: true,
  ...more,
});
const delivery = (from: string, more: object = {}): GivenEntry => [
  'ServiceDelivered',
  {
    serviceId: 's',
    type: 'Counselling',
    provider: 'A21',
    mode: 'InPerson',
    from,
    to: from,
    quantity: 1,
    unit: 'Session',
    emergency: false,
    ...more,
  },
];

let log: Awaited<ReturnType<typeof logWithOneRecord>>;
let passed: ReadingRequest[];
beforeEach(async () => {
  log = await logWithOneRecord();
  passed = [];
});

/** Notes what is logged. */
const gateFor = (classes?: readonly PersonalClass[]): ReadingGate => {
  const door = openDoor(classes);
  return Object.assign(Object.create(door) as ReadingGate, {
    pass: (reading: ReadingRequest) => {
      passed.push(reading);
      return door.pass(reading);
    },
  });
};
const resolver = (gate: ReadingGate) =>
  new TimelineResolver(log.store, { storeContext: log.storeContext } as unknown as AggregateStores, gate, journey);
const reader = (role = 'CASE_WORKER') => ({ ...aReader('timeline'), by: { ...sokha, role } });
const timeline = async (args: Partial<TimelineArgs> = {}, gate = gateFor(), role?: string) =>
  (await resolver(gate).timeline({ ...ABOUT, ...args }, reader(role)))!;
const opened = (eventId: string, gate = gateFor(), role?: string) =>
  resolver(gate).timelineEntry({ ...ABOUT, eventId }, reader(role));
const valueIn = (values: readonly { readonly field: string; readonly values: readonly string[] }[], field: string) =>
  values.find((one) => one.field === field)?.values;

describe('the timeline of a record', () => {
  it('shows each entry as it was recorded then, whatever was recorded since', async () => {
    await log.record('AftercareEntered', aftercareEntered('AssistedRent'), '2020-03-05', 'EnterAftercare');
    await log.record('HousingChanged', { on: '2020-06-01', arrangement: 'IndependentLiving' });
    const { edges } = await timeline();
    expect(edges.map(({ node }) => [node.type, node.on])).toEqual([
      ['HousingChanged', '2020-06-01'],
      ['AftercareEntered', '2020-03-02'],
    ]);
    const { node } = edges[1]!;
    expect(node).toMatchObject({ lane: 'care', by: sokha, recordedAt: '2020-03-05T05:00:00.000Z', standing: null });
    expect(node.values).toContainEqual({
      field: 'housing',
      kind: 'Code',
      list: 'Housing',
      values: ['ASSISTED_RENT'],
      erased: false,
    });
    expect(node.values).toContainEqual({
      field: 'basis',
      kind: 'Code',
      list: 'EntryBasis',
      values: ['FORMAL'],
      erased: false,
    });
    expect(node.values).toContainEqual({ field: 'on', kind: 'Day', values: ['2020-03-02'], erased: false });
    expect(node.values).toContainEqual({ field: 'minor', kind: 'YesNo', values: ['true'], erased: false });
  });

  it('comes in pages, with the months and strands of the whole list', async () => {
    for (const day of ['2020-03-02', '2020-04-02', '2020-04-03'])
      await log.record('RepatriationCancelled', { on: day });
    await log.record('TaskDone', { taskId: 't', on: '2020-04-01' });
    const first = await timeline({ first: 3 });
    expect(first.edges.map(({ node }) => node.on)).toEqual(['2020-04-03', '2020-04-02', '2020-04-01']);
    expect(first).toMatchObject({ totalCount: 4, revision: 3, pageInfo: { hasNextPage: true } });
    expect(first.months).toEqual([
      { month: '2020-04', count: 3 },
      { month: '2020-03', count: 1 },
    ]);
    expect(first.lanes).toEqual([
      { lane: 'care', count: 3 },
      { lane: 'agenda', count: 1 },
    ]);
    const second = await timeline({ first: 3, after: first.pageInfo.endCursor! });
    expect(second.edges.map(({ node }) => node.on)).toEqual(['2020-03-02']);
    expect((await timeline({ lanes: ['agenda'] })).edges.map(({ node }) => node.type)).toEqual(['TaskDone']);
    expect((await timeline({ asOf: '2020-03-31' })).totalCount).toBe(1);
  });

  it('refuses a cursor of another list', async () => {
    await log.record('RepatriationCancelled', { on: '2020-03-02' });
    await expect(timeline({ after: SURVIVOR_ID })).rejects.toMatchObject({ fields: [{ path: 'after' }] });
  });

  it('nests corrections, disputes and reviews in the entry that they are about', async () => {
    const eventId = await log.record('AftercareEntered', aftercareEntered('AssistedRent'), undefined, 'EnterAftercare');
    const replacement = { AftercareEntered: aftercareEntered('Shelter') };
    const correction = await log.record('EntryCorrected', { eventId, reason: 'a slip', replacement });
    const review = await log.record('EntryReviewed', { eventId: correction, on: '2021-03-02', upheld: true });
    const { edges, totalCount } = await timeline();
    expect(totalCount).toBe(1);
    const { node } = edges[0]!;
    expect(node).toMatchObject({ eventId, standing: 'Corrected', changedBy: [correction] });
    expect(valueIn(node.values, 'housing')).toEqual(['ASSISTED_RENT']);
    expect(node.amendments.map((one) => [one.eventId, one.about, one.type])).toEqual([
      [correction, eventId, 'EntryCorrected'],
      [review, correction, 'EntryReviewed'],
    ]);
    const corrected = node.values.filter(({ amendment }) => amendment === correction);
    expect(valueIn(corrected, 'housing')).toEqual(['SHELTER']);
    expect(valueIn(corrected, 'reason')).toBeUndefined();
  });

  it('marks an entry as struck out, and as disputed until the dispute is rejected', async () => {
    const first = await log.record('RepatriationCancelled', { on: '2020-03-02' });
    const second = await log.record('RepatriationCancelled', { on: '2020-03-03' });
    await log.record('EntryStruckOut', { eventId: first, reason: 'another survivor' });
    const dispute = await log.record('EntryDisputed', { eventId: second, reason: 'it took place' });
    const standings = async () => (await timeline()).edges.map(({ node }) => node.standing);
    expect(await standings()).toEqual(['Disputed', 'StruckOut']);
    await log.record('EntryReviewed', { eventId: dispute, on: '2021-03-02', upheld: false });
    expect(await standings()).toEqual([null, 'StruckOut']);
  });

  it('counts entries that repeat each other, but not those that need to be seen', async () => {
    for (const day of ['2020-03-02', '2020-04-02', '2020-07-02']) await log.record(...delivery(day));
    await log.record(...delivery('2020-07-03', { irregular: { code: 'CONSENT_MISSING', explanation: 'asleep' } }));
    const [irregular, ...others] = (await timeline({ since: -1 })).edges.map(({ node }) => node);
    expect(irregular).toMatchObject({ irregular: 'CONSENT_MISSING', series: null });
    for (const { series } of others) expect(series).toMatchObject({ count: 3, from: '2020-03-02', to: '2020-07-02' });
  });

  it('shows what is new since a revision: new entries, and those that were amended', async () => {
    const first = await log.record('RepatriationCancelled', { on: '2020-03-02' });
    await log.record('RepatriationCancelled', { on: '2020-03-03' });
    const { revision } = await timeline();
    expect((await timeline({ since: revision })).edges).toEqual([]);
    await log.record('EntryDisputed', { eventId: first, reason: 'it took place' });
    const third = await log.record('RepatriationCancelled', { on: '2020-03-01' });
    const { edges } = await timeline({ since: revision });
    expect(edges.map(({ node }) => node.eventId)).toEqual([first, third]);
  });

  it('marks an entry that two people set aside, and shows what can be read of it', async () => {
    const eventId = await log.record('RepatriationCancelled', { on: '2020-03-02' });
    const [event] = await log.store.read(`survivor-${SURVIVOR_ID}`);
    log.store.inspect = async () => [{ ...event!, type: SET_ASIDE, data: {}, setAside: { event: event!, by: event! } }];
    const { edges } = await timeline();
    expect(edges[0]!.node).toMatchObject({
      eventId,
      type: 'RepatriationCancelled',
      on: '2020-03-02',
      standing: 'SetAside',
    });
  });

  it('is hidden from a reader without a relation to the survivor', async () => {
    await log.record('RepatriationCancelled', { on: '2020-03-02' });
    const shut = Object.assign(gateFor(), { permits: async () => undefined });
    expect([await timeline({}, shut), passed]).toEqual([null, []]);
  });
});

const SECRET = { address: 'Street 9', safetyPlan: 'a code word' };
describe('the personal values of an entry', () => {
  it('are only named by their classes, until the entry is opened', async () => {
    const eventId = await log.record('AftercareEntered', aftercareEntered('Kinship', SECRET));
    const { edges } = await timeline();
    expect(edges[0]!.node).toMatchObject({ holds: ['location', 'testimony'], withholds: [] });
    expect(JSON.stringify(edges)).not.toMatch(/Street 9|code word/);
    const { values } = (await opened(eventId))!;
    expect([valueIn(values, 'address'), valueIn(values, 'safetyPlan')]).toEqual([['Street 9'], ['a code word']]);
  });

  it('are logged by exactly the classes that are shown', async () => {
    const eventId = await log.record('AftercareEntered', aftercareEntered('Kinship', SECRET));
    await timeline();
    await opened(eventId);
    await opened(eventId, gateFor(['identity', 'contact', 'testimony']), 'LEGAL_OFFICER');
    expect(passed.map(({ classes }) => classes)).toEqual([[], ['location', 'testimony'], ['testimony']]);
  });

  it('that an entry does not have are not called withheld', async () => {
    const eventId = await log.record('AftercareEntered', aftercareEntered('Kinship'));
    expect(await opened(eventId)).toMatchObject({ holds: [], withholds: [] });
  });

  it('that a reader may not see are announced by what such an entry may hold, not by what it holds', async () => {
    await log.record('AftercareEntered', aftercareEntered('Kinship', { address: 'Street 9' }));
    await log.record('AftercareEntered', { ...aftercareEntered('Kinship'), on: '2020-03-01' });
    const { edges } = await timeline({}, gateFor(['identity']), 'FORENSIC_INTERVIEWER');
    for (const { node } of edges) expect(node).toMatchObject({ holds: [], withholds: ['location', 'testimony'] });
  });

  it('that others heard are withheld from an interviewer, and what they heard themselves from a case worker', async () => {
    const note = await log.record('NoteRecorded', { noteId: 'n', on: '2020-03-01', kind: 'Visit', text: 'an uncle' });
    const summary = { forensicInterviewId: 'f', on: '2020-03-02', summary: 'a cousin' };
    const interview = await log.record('ForensicInterviewConducted', summary);
    const interviewer = gateFor(['identity', 'testimony']);
    const texts = [
      await opened(note, interviewer, 'FORENSIC_INTERVIEWER'),
      await opened(interview, interviewer, 'FORENSIC_INTERVIEWER'),
      await opened(note),
      await opened(interview),
    ].map((entry) => JSON.stringify(entry));
    expect(texts.map((text) => /uncle|cousin/.exec(text)?.[0])).toEqual([undefined, 'cousin', 'uncle', undefined]);
    expect(passed[0]!.classes).toEqual([]);
  });

  it('of a pregnancy are health, and so is the entry itself', async () => {
    const eventId = await log.record('PregnancyRecorded', {
      pregnancyId: 'p',
      on: '2020-03-01',
      note: 'the sixth week',
    });
    await log.record('RepatriationCancelled', { on: '2020-03-02' });
    const types = async (gate: ReadingGate) => (await timeline({}, gate)).edges.map(({ node }) => node.type);
    expect(await types(gateFor())).toEqual(['RepatriationCancelled', 'PregnancyRecorded']);
    expect(await types(gateFor(['identity', 'testimony']))).toEqual(['RepatriationCancelled']);
    expect(await opened(eventId, gateFor(['identity', 'testimony']))).toBeNull();
    expect(passed.map(({ classes }) => classes)).toEqual([['health'], []]);
  });
});
