import { viewsHaveRead } from '../../harness/caught-up.js';
import {
  Homeward,
  auditor,
  caseWorker,
  receiptOf,
  refusalOf,
  supervisor,
  type Receipt,
} from '../../harness/homeward.js';

let homeward: Homeward;
beforeAll(async () => {
  homeward = await Homeward.shared();
});

const conducted = { kind: 'CAC_OUTREACH', office: 'Poipet', province: '01', withAuthorities: ['Police'] };
const record = async (mutation: string, input: object): Promise<Receipt> =>
  receiptOf(await homeward.command(mutation, input, caseWorker));

const OPERATIONS = `query ($from: Date, $to: Date, $office: String, $first: Int, $after: String, $atLeast: String) {
  operations(from: $from, to: $to, office: $office, first: $first, after: $after, atLeast: $atLeast) {
    edges { cursor node { operationId on result { met screened referred materials { title language count } } } }
    pageInfo { hasNextPage endCursor }
  }
}`;
interface OperationPage {
  readonly edges: readonly { readonly cursor: string; readonly node: Readonly<Record<string, unknown>> }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
}
const operations = async (asked: object, by = caseWorker): Promise<OperationPage> =>
  (await homeward.ask(OPERATIONS, { from: '2022-01-01', to: '2022-12-31', ...asked }, by)).data!
    .operations as OperationPage;

describe('the operations that colleagues recorded', () => {
  it('are listed with their results, the latest first, page by page', async () => {
    const first = await record('conductOperation', { ...conducted, on: '2022-02-01' });
    const second = await record('conductOperation', { ...conducted, on: '2022-03-01' });
    const elsewhere = await record('conductOperation', { ...conducted, office: 'SiemReapCac', on: '2022-04-01' });
    const result = { met: 40, screened: 12, referred: 3, materials: [{ title: 'Ask us', language: 'khm', count: 80 }] };
    const { position } = await record('recordOperationResult', { operationId: first.id, on: '2022-02-02', ...result });
    await viewsHaveRead(homeward, position);
    const page = await operations({ office: 'Poipet', first: 1, atLeast: position });
    expect(page).toMatchObject({
      edges: [{ node: { operationId: second.id, on: '2022-03-01', result: null } }],
      pageInfo: { hasNextPage: true },
    });
    expect(await operations({ office: 'Poipet', after: page.pageInfo.endCursor }, supervisor)).toMatchObject({
      edges: [{ node: { operationId: first.id, result } }],
      pageInfo: { hasNextPage: false },
    });
    expect((await operations({ from: '2022-03-15' })).edges.map(({ node }) => node.operationId)).toEqual([
      elsewhere.id,
    ]);
  });

  it('are refused to those who do not record them', async () => {
    expect(refusalOf(await homeward.ask(OPERATIONS, {}, auditor))).toBe('FORBIDDEN');
  });

  it('are counted with what they led to', async () => {
    const { data } = await homeward.ask(
      '{ figures(ids: ["P6"], from: "2022-01-01", to: "2022-12-31") { cells { key value } } }',
      {},
      auditor,
    );
    expect((data!.figures as [{ cells: unknown[] }])[0].cells).toEqual(
      expect.arrayContaining([
        { key: 'met', value: 40 },
        { key: 'materials.khm', value: 80 },
      ]),
    );
  });
});

describe('a prevention activity', () => {
  it('is listed with its topics, programme and partners', async () => {
    const about = {
      topics: ['RECOGNITION', 'SAFE_MIGRATION'],
      programme: 'PARENT_GUIDE',
      agencies: ['Kru Khmer Clinic'],
      fromSurvivorCase: true,
    };
    const held = { districts: ['0102'], audience: 'Parents', attendees: 35, materials: 0, reach: 0, on: '2022-05-06' };
    const { id, position } = await record('holdPreventionActivity', {
      kind: 'COMMUNITY_PRESENTATION',
      ...held,
      ...about,
    });
    const { data } = await homeward.askAt(
      position,
      `query ($atLeast: String) { preventionActivities(from: "2022-01-01", atLeast: $atLeast) {
        edges { node { operationId topics programme agencies fromSurvivorCase } } } }`,
    );
    expect(data!.preventionActivities).toEqual({ edges: [{ node: { operationId: id, ...about } }] });
  });
});
