import { dayAt } from '#kernel/decider';
import { auditor, caseWorker } from '../../harness/homeward.js';
import { EVERY_FIELD } from './every-field.js';
import { dayOn, type Story } from './story.js';
import { WHAT_HAPPENED } from './expected-entries.js';

interface Entry {
  readonly stream: string;
  readonly type: string;
  readonly by: { readonly id: string; readonly role: string };
  readonly data: Readonly<Record<string, unknown>>;
  readonly recordedAt: string;
  readonly marks: readonly object[];
  readonly changes: readonly object[];
}

interface Page {
  readonly edges: readonly { readonly node: Entry }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string };
  readonly chain: { readonly stream: string; readonly sound: boolean; readonly checked: number };
  readonly chains: readonly Page['chain'][];
}

const HISTORY = `query ($id: UUID!, $after: String) { history(survivorId: $id, purpose: AUDIT, after: $after) {
  edges { node { stream type by { id role } data recordedAt marks { standing type by { id } } changes { what before after } } }
  pageInfo { hasNextPage endCursor } chain { stream sound checked } chains { stream sound checked } } }`;

/** The year after: auditors read the whole record. */
export const audit = (story: Story): void => {
  let all: readonly Entry[];

  it('is shown whole to an auditor, page by page, in the order of recording, with its proofs', async () => {
    const page = async (after?: string): Promise<Page> =>
      (await story.homeward.ask(HISTORY, { id: story.survivorId, after }, auditor)).data!.history as Page;
    const first = await page();
    const second = await page(first.pageInfo.endCursor);
    expect([first.pageInfo.hasNextPage, second.pageInfo.hasNextPage]).toEqual([true, false]);
    all = [...first.edges, ...second.edges].map(({ node }) => node);
    expect(all.map(({ stream, type }) => [stream.split('-')[0], type])).toEqual(WHAT_HAPPENED);
    // each stream for itself: a policy decides beside people, and takes its instant before it records
    for (const one of new Set(all.map(({ stream }) => stream))) {
      const instants = all.filter(({ stream }) => stream === one).map(({ recordedAt }) => recordedAt);
      expect(instants).toEqual(instants.toSorted());
    }
    const countChecked = (name: string) => WHAT_HAPPENED.filter(([stream]) => stream === name).length;
    expect(first.chain).toEqual({
      stream: `survivor-${story.survivorId}`,
      sound: true,
      checked: countChecked('survivor'),
    });
    expect(first.chains).toEqual([
      first.chain,
      { stream: `operation-${story.operationId}`, sound: true, checked: countChecked('operation') },
      { stream: `prosecution-${story.prosecutionId}`, sound: true, checked: countChecked('prosecution') },
    ]);
  });

  it('shows who recorded what, what it changed, and the current state of each entry', () => {
    const entryOf = (type: string, nth = 0) => all.filter((entry) => entry.type === type)[nth]!;
    expect(entryOf('CasePlanApproved').by).toEqual({ id: 'sophea', role: 'SUPERVISOR' });
    expect(entryOf('ProsecutionConcluded').by.role).toBe('POLICY');
    expect(entryOf('ScreeningInterviewConducted')).toMatchObject({
      data: { ageOnDay: 13, minor: true },
      marks: [{ standing: 'RESTATED', type: 'PersonDetailsRevised', by: { id: 'sokha' } }],
    });
    expect(entryOf('AftercareEntered', 1)).toMatchObject({ data: { intake: 'Returning', ageOnDay: 12 }, marks: [] });
    const moved = { what: 'Aftercare.housing', before: 'Shelter', after: 'Kinship' };
    expect(entryOf('HousingChanged').changes).toContainEqual(moved);
    const changed = all.flatMap(({ changes }) => changes as { readonly what: string }[]);
    expect(changed.filter(({ what }) => what.startsWith('Relation.'))).toEqual([]); // who may read is derived from the rest
  });

  it('is shown as of a revision, and as of a day', async () => {
    const { data } = await story.homeward.ask(
      `query ($id: UUID!) { replay(survivorId: $id, purpose: AUDIT, toRevision: 5) {
        revision identification { positive } aftercare { housing } } }`,
      { id: story.survivorId },
      auditor,
    );
    expect(data!.replay).toEqual({ revision: 5, identification: { positive: true }, aftercare: null });
    const asOf = async (day: string) => {
      const then = await story.homeward.ask(
        `query ($id: UUID!, $day: Date!) { survivor(id: $id, purpose: CARE, asOf: $day) {
          aftercare { housing } risk { level } closure { status } } }`,
        { id: story.survivorId, day },
        caseWorker,
      );
      return then.data!.survivor;
    };
    expect(await asOf(dayOn('03-31'))).toMatchObject({
      aftercare: { housing: 'SHELTER' },
      risk: { level: 'HIGH' },
    });
    expect(await asOf(dayOn('11-30'))).toMatchObject({
      aftercare: { housing: 'PARENTS' },
      closure: { status: 'CLOSED' },
    });
  });

  it('has every field in the past, too: as of today and as known now, it is what the views show', async () => {
    const now = (await story.readSurvivor(EVERY_FIELD)) as Readonly<Record<string, unknown>>;
    const instant = new Date().toISOString();
    const past = await story.homeward.ask(
      `query ($id: UUID!, $day: Date!, $now: DateTime!) {
        survivor(id: $id, purpose: CARE, asOf: $day, knownAt: $now) { ${EVERY_FIELD} } }`,
      { id: story.survivorId, day: dayAt(instant), now: instant },
      caseWorker,
    );
    expect(past.errors).toBeUndefined();
    expect(past.data!.survivor).toEqual(now);
  });

  it('is replayed with every field, from the first revision to the last', async () => {
    const { revision } = (await story.readSurvivor('revision')) as { revision: number };
    for (const to of [0, ...Array.from({ length: 8 }, (_, n) => Math.floor((revision * (n + 1)) / 8))]) {
      const { data, errors } = await story.homeward.ask(
        `query ($id: UUID!, $to: Int!) { replay(survivorId: $id, purpose: AUDIT, toRevision: $to) { ${EVERY_FIELD} } }`,
        { id: story.survivorId, to },
        auditor,
      );
      expect(errors).toBeUndefined();
      expect(data!.replay).toMatchObject({ revision: to });
    }
  });
};
