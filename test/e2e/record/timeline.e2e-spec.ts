import { randomUUID } from 'node:crypto';
import { Homeward, auditor, caseWorker, receiptOf } from '../../harness/homeward.js';
import { readersOf } from '../../harness/readers.js';
import { refer, toSend, type MutationToSend } from '../../harness/mutations.js';

const NOTE = 'An aunt came along.';

let homeward: Homeward;
const survivorId = randomUUID();
let eventId: string;

const record = async ({ mutation, input, by }: MutationToSend) =>
  receiptOf(await homeward.command(mutation, input(survivorId), by)).eventIds[0]!;

beforeAll(async () => {
  homeward = await Homeward.shared();
  await record(refer());
  eventId = await record(toSend('recordNote', { on: '2020-03-04', kind: 'VISIT', text: NOTE }));
});

const VALUES = 'holds values { field kind list values }';

const timeline = async (by = caseWorker) => {
  const { data } = await homeward.ask(
    `query ($survivorId: UUID!) {
      timeline(survivorId: $survivorId, purpose: ${by === auditor ? 'AUDIT' : 'CARE'}) {
        edges { node { eventId type lane by { id } ${VALUES} } }
      }
    }`,
    { survivorId },
    by,
  );
  return data!.timeline as { edges: { node: { type: string } }[] };
};

describe('the timeline over HTTP', () => {
  it('lists the entries with their open values, and names the classes of the personal ones', async () => {
    const { edges } = await timeline();
    expect(edges.map(({ node }) => node.type)).toEqual(['NoteRecorded', 'ReferralReceived']);
    expect(edges[0]!.node).toMatchObject({ eventId, lane: 'AGENDA', by: { id: caseWorker.id }, holds: ['TESTIMONY'] });
    expect(JSON.stringify(edges)).toContain(
      JSON.stringify({ field: 'kind', kind: 'CODE', list: 'NoteKind', values: ['VISIT'] }),
    );
    expect(JSON.stringify([edges, await timeline(auditor)])).not.toContain(NOTE);
  });

  it('opens one entry, and the access log keeps the classes that it showed', async () => {
    const { data } = await homeward.ask(
      `query ($survivorId: UUID!, $eventId: UUID!) {
        timelineEntry(survivorId: $survivorId, eventId: $eventId, purpose: CARE) { ${VALUES} }
      }`,
      { survivorId, eventId },
      caseWorker,
    );
    expect(JSON.stringify(data)).toContain(NOTE);
    await homeward.caughtUp();
    const { edges } = (await readersOf(homeward, survivorId, auditor))!;
    const looks = edges.map(({ node }) => `${String(node.operation)}: ${String(node.classes)}`);
    expect(looks).toEqual(expect.arrayContaining(['timelineEntry: TESTIMONY', 'timeline: ']));
  });
});
