import { daysAfter, type Actor } from '#kernel/decider';
import type { Purpose } from '#nest';
import {
  daysAgo,
  bopha,
  caseloadFixture,
  makara,
  reads,
  sokha,
  sophea,
  today,
  type CaseloadFixture,
} from '../../testing/caseload-fixture.js';
import type { DueWorkArgs } from './work.type.js';

let at: CaseloadFixture;
beforeEach(async () => {
  at = await caseloadFixture();
});
afterEach(() => at.drop());

const work = async (by: Actor, asked: Partial<DueWorkArgs> = {}) =>
  (await at.resolver()).dueWork({ purpose: 'CARE' satisfies Purpose, ...asked }, reads('dueWork', by));

const dueWorkIdsOf = async (by: Actor, asked: Partial<DueWorkArgs> = {}) =>
  (await work(by, asked)).edges.map(({ node }) => node.survivorId);

describe('the work of a caseload', () => {
  it('stands once for each survivor, with their tasks by kind, their risk and their case worker', async () => {
    const id = await at.recordCase(sokha, 20, 'High');
    await at.ask(id, sokha, 'SetTask', { on: today, title: 'Buy a school uniform', dueOn: daysAfter(today, 2) });
    await at.ask(id, sokha, 'SetTask', { on: today, title: 'Call the school', dueOn: daysAfter(today, 3) });
    const { edges } = await work(sokha);
    expect(edges.map(({ node }) => node)).toMatchObject([
      {
        survivorId: id,
        riskLevel: 'High',
        worker: 'sokha',
        office: 'SiemReapCac',
        overdue: true,
        tasks: [
          { kind: 'FollowUp', overdue: true, count: 1 },
          { kind: 'SetTask', dueOn: daysAfter(today, 2), overdue: false, count: 2 },
        ],
      },
    ]);
  });

  it('has counts of all pages, and pages that hold each survivor once', async () => {
    const ids: string[] = [];
    for (const days of [40, 30, 20, 3, 2]) ids.push(await at.recordCase(sokha, days));
    const pages: string[][] = [];
    let after: string | null | undefined;
    do {
      const page = await work(sokha, { first: 2, ...(after && { after }) });
      expect([page.totalCount, page.overdueCount]).toEqual([5, 3]);
      pages.push(page.edges.map(({ node }) => node.survivorId));
      after = page.pageInfo.hasNextPage ? page.pageInfo.endCursor : null;
    } while (after);
    expect(pages).toEqual([ids.slice(0, 2), ids.slice(2, 4), ids.slice(4)]);
  });

  it('is that of the office for a supervisor, narrowed by office, worker, kind, risk and time with counts that agree', async () => {
    const [late, high, elsewhere] = [
      await at.recordCase(sokha, 30),
      await at.recordCase(sokha, 1, 'High'),
      await at.recordCase(bopha, 30),
    ];
    await at.assign(high, sophea, 'rithy');
    await at.ask(late, sokha, 'SetTask', { on: today, title: 'Call the school', dueOn: daysAfter(today, 3) });
    expect(await dueWorkIdsOf(sophea)).toEqual([late, high]);
    expect(await dueWorkIdsOf(makara)).toEqual([elsewhere]);
    for (const [asked, expected] of [
      [{ worker: 'rithy' }, [high]],
      [{ office: 'Poipet' }, []],
      [{ office: 'SiemReapCac' }, [late, high]],
      [{ kind: 'SetTask' }, [late]],
      [{ riskLevel: 'High' }, [high]],
      [{ overdue: true }, [late]],
      [{ overdue: false, kind: 'FollowUp' }, [high]],
    ] as const) {
      const { edges, totalCount } = await work(sophea, asked);
      expect([asked, edges.map(({ node }) => node.survivorId), totalCount]).toEqual([asked, expected, expected.length]);
    }
  });

  it('shows what the list of tasks shows, task by task', async () => {
    for (const days of [20, 9, 3]) await at.recordCase(sokha, days);
    const { edges } = await work(sokha);
    expect(edges.flatMap(({ node }) => node.tasks.map(({ dueOn }) => dueOn))).toEqual(
      (await at.dueTasksOf(sokha)).map(({ dueOn }) => dueOn),
    );
    expect(edges[0]!.node.tasks).toMatchObject([{ kind: 'FollowUp', dueOn: daysAgo(6) }]);
  });
});
