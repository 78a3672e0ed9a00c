import { randomUUID } from 'node:crypto';
import { EventStoreDbEventStore } from '#kernel/event-store/eventstoredb';
import type { Bearer } from '#platform/plain';
import { viewsHaveRead } from '../../harness/caught-up.js';
import { onEmbeddedStore } from '../../harness/embedded-only.js';
import {
  Homeward,
  auditor,
  caseWorker,
  receiptOf,
  refusalOf,
  supervisor,
  type Answer,
} from '../../harness/homeward.js';
import { kindsIn, readersOf, type Page } from '../../harness/readers.js';

/** An office of its own: its lists show nobody else. */
const rathana = { ...caseWorker, id: 'rathana', office: 'KandalCac' };
const sophal = { ...supervisor, id: 'sophal', office: 'KandalCac' };
const dara = { id: 'daravuth', role: 'CASE_WORKER', office: 'Poipet' } as const;
const makara = { id: 'makara', role: 'SUPERVISOR', office: 'Poipet' } as const;
const HER_NAME = 'Sreyleak (SYNTHETIC)';

let homeward: Homeward;
let her: string;
let atLeast: string;
beforeAll(async () => {
  homeward = await Homeward.alone();
  await homeward.caughtUp(); // no policy adds an entry of an earlier spec
});

/** A child who was referred to that office. */
beforeEach(async () => {
  her = randomUUID();
  const said = await homeward.command(
    'receiveReferral',
    {
      survivorId: her,
      on: '2020-03-02',
      source: 'HOTLINE',
      office: 'KandalCac',
      province: '17',
      urgency: 'URGENT',
      givenName: HER_NAME,
      birthDate: '2009-05-01',
      sex: 'FEMALE',
      nationality: 'KH',
      languages: ['khm'],
    },
    rathana,
  );
  atLeast = receiptOf(said).position;
  await viewsHaveRead(homeward, atLeast);
});

const NAME = 'referral { givenName { value withheld } }';

const look = (by: object, purpose = 'CARE', fields = NAME, id = her): Promise<Answer> =>
  homeward.ask(
    `query ($id: UUID!, $atLeast: String!) { survivor(id: $id, purpose: ${purpose}, atLeast: $atLeast) { ${fields} } }`,
    { id, atLeast },
    by as typeof rathana,
  );
const nameFor = async (by: object, purpose?: string) => {
  const { data, errors } = await look(by, purpose);
  if (errors) throw new Error(JSON.stringify(errors));
  return (data!.survivor as { referral: { givenName: { value: string } } } | null)?.referral.givenName.value;
};

const whoLooked = (by: Bearer = auditor, more: Page = {}) => readersOf(homeward, her, by, more);

const broken = { reason: 'MISSING', explanation: 'The survivor was last seen at noon.' };
const breakGlass = (by: object = dara) =>
  homeward.command('openBreakGlass', { survivorId: her, ...broken }, by as typeof rathana);

describe('a reader of a record', () => {
  it('is logged: who, when, why, on what basis, and what', async () => {
    expect(await nameFor(rathana)).toBe(HER_NAME);
    await look(rathana, 'SAFETY', 'overview { last }');
    const looked = (await whoLooked())!;
    expect(looked).toMatchObject({ stale: false, pageInfo: { hasNextPage: false } });
    const common = { who: 'rathana', role: 'CASE_WORKER', office: 'KandalCac', basis: 'RECEPTION' };
    expect(looked.edges.map(({ node }) => node)).toEqual([
      expect.objectContaining({ kind: 'AUDIT_LOG_READ', who: 'vuthy', role: 'AUDITOR', purpose: 'AUDIT', classes: [] }),
      expect.objectContaining({ ...common, purpose: 'SAFETY', classes: [], operation: 'survivor' }),
      expect.objectContaining({ ...common, purpose: 'CARE', classes: ['IDENTITY'], operation: 'survivor' }),
    ]);
    expect(Date.parse(String(looked.edges[0]!.node.at))).toBeGreaterThan(Date.now() - 60_000);
  });

  it('is logged before the answer is sent', async () => {
    const store = EventStoreDbEventStore.at(homeward.eventStoreUrl);
    await look(rathana);
    const last = await store.last(['access-']);
    expect(last).toMatchObject({
      type: 'PersonalDataRead',
      data: { survivorId: her },
      metadata: { actor: { id: 'rathana' } },
    });
    await store.dispose();
  });

  it('is logged for a list only if the list shows names', async () => {
    const listed = async (fields: string) => {
      const { data, errors } = await homeward.ask(
        `query ($atLeast: String!) { caseload(purpose: CARE, atLeast: $atLeast) { edges { node { survivorId ${fields} } } } }`,
        { atLeast },
        rathana,
      );
      if (errors) throw new Error(JSON.stringify(errors));
      const { edges } = data!.caseload as { edges: readonly { readonly node: { readonly survivorId: string } }[] };
      return edges.map(({ node }) => node).find(({ survivorId }) => survivorId === her);
    };
    expect(await listed('status')).toEqual({ survivorId: her, status: 'REFERRED' });
    expect(kindsIn((await whoLooked())!)).toEqual([['AUDIT_LOG_READ', 'vuthy']]);
    expect(await listed('name { givenName { value withheld } familyName { value } }')).toEqual({
      survivorId: her,
      name: { givenName: { value: HER_NAME, withheld: null }, familyName: null },
    });
    const { edges } = (await whoLooked())!;
    const common = { kind: 'PERSONAL_DATA_READ', who: 'rathana', purpose: 'CARE', basis: 'RECEPTION' };
    expect(edges[1]!.node).toMatchObject({ ...common, classes: ['IDENTITY'], operation: 'caseload' });
  });

  it('is listed page by page, the last one first', async () => {
    for (const purpose of ['CARE', 'SAFETY', 'COURT']) await look(rathana, purpose);
    const first = (await whoLooked(auditor, { first: 2 }))!;
    expect(first.pageInfo.hasNextPage).toBe(true);
    const second = (await whoLooked(auditor, { first: 2, after: first.pageInfo.endCursor! }))!;
    const purposes = [...first.edges, ...second.edges].map(({ node }) => node.purpose);
    expect(purposes).toEqual(['AUDIT', 'COURT', 'SAFETY', 'CARE']);
    expect(second.pageInfo.hasNextPage).toBe(false);
  });

  it('is listed for the supervisors of the office, and for no others', async () => {
    await look(rathana);
    expect(kindsIn((await whoLooked(sophal))!)).toEqual([
      ['AUDIT_LOG_READ', 'sophal'],
      ['PERSONAL_DATA_READ', 'rathana'],
    ]);
    expect(await whoLooked(makara)).toBeNull();
    expect(kindsIn((await whoLooked())!)).not.toContainEqual(['AUDIT_LOG_READ', 'makara']);
  });

  it('sees what happened and no identity, in an audit without a purpose that needs it', async () => {
    const read = async (purpose: string) => {
      const { data } = await homeward.ask(
        `query ($id: UUID!) { history(survivorId: $id, purpose: ${purpose}) { edges { node { data } } } }`,
        { id: her },
        auditor,
      );
      return (data!.history as { edges: { node: { data: Record<string, unknown> } }[] }).edges[0]!.node.data;
    };
    expect(await read('AUDIT')).toMatchObject({ givenName: { withheld: true }, sex: 'Female' });
    expect(await read('COURT')).toMatchObject({ givenName: HER_NAME });
    const { edges } = (await whoLooked())!;
    expect(
      edges.slice(1).map(({ node }) => [node.operation, node.basis, (node.classes as string[]).length > 0]),
    ).toEqual([
      ['history', 'OVERSIGHT', true],
      ['history', 'AUDIT', false],
    ]);
  });
});

describe('an emergency', () => {
  const due = async (by: object) => {
    const { data } = await homeward.ask(
      '{ dueTasks(purpose: SUPERVISION) { edges { node { kind survivorId ref overdue } } } }',
      {},
      by as typeof rathana,
    );
    const { edges } = data!.dueTasks as { edges: { node: { kind: string; survivorId: string; ref: string } }[] };
    return edges
      .map(({ node }) => node)
      .filter(({ kind, survivorId }) => kind === 'BREAK_GLASS_REVIEW' && survivorId === her);
  };

  it('opens the record at once, is shown to the supervisor, and loses access after a negative review', async () => {
    expect(await nameFor(dara, 'BREAK_GLASS')).toBeUndefined();
    const { id } = receiptOf(await breakGlass());
    expect(await nameFor(dara, 'BREAK_GLASS')).toBe(HER_NAME);
    expect(await nameFor(dara)).toBeUndefined();
    expect(refusalOf(await breakGlass())).toBe('BREAK_GLASS_REVIEW_OPEN');

    expect(await due(sophal)).toEqual([{ kind: 'BREAK_GLASS_REVIEW', survivorId: her, ref: id, overdue: false }]);
    expect(await due(makara)).toEqual([]);
    const fields = 'brokenGlass { breakGlassId openedBy reason explanation { value } reviewedBy }';
    expect((await look(sophal, 'SUPERVISION', fields)).data!.survivor).toEqual({
      brokenGlass: [
        {
          breakGlassId: id,
          openedBy: 'daravuth',
          reason: 'MISSING',
          explanation: { value: broken.explanation },
          reviewedBy: null,
        },
      ],
    });

    expect(refusalOf(await homeward.command('reviewBreakGlass', { breakGlassId: id, upheld: true }, makara))).toBe(
      'NOT_FOUND',
    );
    receiptOf(await homeward.command('reviewBreakGlass', { breakGlassId: id, upheld: false, note: 'no' }, sophal));
    expect(await nameFor(dara, 'BREAK_GLASS')).toBeUndefined();
    expect(await due(sophal)).toEqual([]);

    expect(kindsIn((await whoLooked())!)).toEqual([
      ['AUDIT_LOG_READ', 'vuthy'],
      ['READING_REFUSED', 'daravuth'],
      ['BREAK_GLASS_REVIEWED', 'sophal'],
      ['PERSONAL_DATA_READ', 'sophal'],
      ['READING_REFUSED', 'daravuth'],
      ['PERSONAL_DATA_READ', 'daravuth'],
      ['BREAK_GLASS_OPENED', 'daravuth'],
      ['READING_REFUSED', 'daravuth'],
    ]);
  });
});

describe('while the event store is off', () => {
  onEmbeddedStore('nothing is shown and nothing is refused; afterwards everything continues', async () => {
    expect(await nameFor(rathana)).toBe(HER_NAME);
    const pid = homeward.pidOf('eventstore')!;
    process.kill(pid, 'SIGSTOP');
    try {
      const consent = {
        scopes: ['SERVICES'],
        givenBy: 'SURVIVOR',
        language: 'khm',
        witnessRole: 'NONE',
        on: '2020-03-02',
      };
      const refused = homeward.command('giveConsent', { survivorId: her, ...consent }, auditor);
      const [shown, looked] = await Promise.all([look(rathana), whoLooked().catch(String)]);
      expect(shown.data).toEqual({ survivor: null });
      expect(refusalOf(shown)).toBe('UNAVAILABLE');
      expect(looked).toContain('UNAVAILABLE');
      expect(refusalOf(await refused)).toBe('UNAVAILABLE');
      expect(JSON.stringify(shown)).not.toContain('Sreyleak');
    } finally {
      process.kill(pid, 'SIGCONT');
    }
    await homeward.until('it is shown again', async () => (await nameFor(rathana)) === HER_NAME);
  });
});
