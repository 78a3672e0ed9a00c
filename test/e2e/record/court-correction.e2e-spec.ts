import { randomUUID } from 'node:crypto';
import type { Bearer } from '#platform/plain';
import { viewsHaveRead } from '../../harness/caught-up.js';
import { Homeward, auditor, interviewer, legalOfficer, supervisor, type Receipt } from '../../harness/homeward.js';
import {
  childConsented,
  childReferred,
  disclosed,
  entrustedTo,
  inCourt,
  toSendElsewhere,
  type MutationToSend,
} from '../../harness/mutations.js';

let homeward: Homeward;
beforeAll(async () => {
  homeward = await Homeward.shared();
});

const prosecutionId = randomUUID();
const her = randomUUID();
const other: Bearer = { id: 'dara', role: 'SUPERVISOR', office: 'SiemReapCac' };

const sent = async ({ mutation, input, by }: MutationToSend, survivorId = her) =>
  homeward.command(mutation, input(survivorId), by);
const accepted = async (mutation: MutationToSend, survivorId = her): Promise<Receipt> => {
  const { data, errors } = await sent(mutation, survivorId);
  if (errors) throw new Error(`${mutation.mutation}: ${JSON.stringify(errors)}`);
  return data![mutation.mutation] as Receipt;
};
const inTheCase = (mutation: string, said: object, by: Bearer = legalOfficer) =>
  toSendElsewhere(mutation, { prosecutionId, ...said }, by);

const parts = async (survivorId: string, knownAt?: string) => {
  const { data } = await homeward.ask(
    `query ($id: UUID!, $knownAt: DateTime) { survivor(id: $id, purpose: CARE, knownAt: $knownAt) {
      prosecutions { court legalHold outcome concludedOn } corrections { kind upheld } } }`,
    { id: survivorId, knownAt },
    supervisor,
  );
  return data!.survivor as {
    prosecutions: { court: string; legalHold: boolean; outcome: string | null; concludedOn: string | null }[];
    corrections: object[];
  };
};
const outcomeOf = async (survivorId: string, knownAt?: string) =>
  (await parts(survivorId, knownAt)).prosecutions[0]?.outcome;

const convictions = async (knownAt?: string) => {
  const { data } = await homeward.ask(
    `query ($knownAt: DateTime) { figures(ids: ["M18"], from: "2021-01-01", to: "2021-12-31", knownAt: $knownAt) {
      cells { key value } } }`,
    { knownAt },
    auditor,
  );
  const [{ cells }] = data!.figures as [{ cells: { key: string; value: number }[] }];
  return cells.find(({ key }) => key === 'convictions')?.value;
};

const courtCase = async (asked: { atLeast: string } | { knownAt: string }) => {
  if ('atLeast' in asked) await viewsHaveRead(homeward, asked.atLeast);
  const { data } = await homeward.ask(
    `query ($id: UUID!, $atLeast: String, $knownAt: DateTime) {
      prosecution(id: $id, purpose: COURT, atLeast: $atLeast, knownAt: $knownAt) {
      stale survivors outcome concludedOn
      corrections { eventId kind entryId recordedBy upheld reason { value } } } }`,
    { id: prosecutionId, ...asked },
    legalOfficer,
  );
  return data!.prosecution as object;
};

describe('a verdict that was recorded wrongly', () => {
  let verdict: Receipt;
  let corrected: Receipt;
  let before: string;
  const him = randomUUID();

  it('reaches every survivor in the case', async () => {
    for (const survivorId of [her, him]) {
      await accepted(childReferred(), survivorId);
      await accepted(childConsented(['FORENSIC_RECORDING', 'PROSECUTION']), survivorId);
      for (const entrusted of entrustedTo(interviewer, legalOfficer)) await accepted(entrusted, survivorId);
    }
    await accepted(disclosed);
    for (const survivorId of [her, him]) await accepted(inCourt(prosecutionId), survivorId);
    const recording = inTheCase('recordVerdict', { outcome: 'CONVICTED', on: '2021-10-01' });
    await homeward.until('both have joined the case', async () => {
      const { position } = await accepted(inTheCase('recordHearing', { on: '2020-06-01' }));
      return ((await courtCase({ atLeast: position })) as { survivors: number }).survivors === 2;
    });
    verdict = await accepted(recording);
    await homeward.until('the first record has it', async () => (await outcomeOf(her)) === 'CONVICTED');
    await homeward.until('the second record has it', async () => (await outcomeOf(him)) === 'CONVICTED');
    expect(await convictions()).toBe(1);
    before = new Date().toISOString();
  });

  it('is corrected in the case by another person, and so for each survivor, in views and figures', async () => {
    const correcting = {
      eventId: verdict.eventIds[0],
      reason: 'The clerk read the line above.',
      replacement: { recordVerdict: { outcome: 'ACQUITTED', on: '2021-10-02' } },
    };
    const alone = await sent(inTheCase('correctEntry', correcting));
    expect(alone.errors?.[0]?.extensions.code).toBe('APPROVER_IS_AUTHOR');
    corrected = await accepted(inTheCase('correctEntry', correcting, supervisor));
    expect(await courtCase({ atLeast: corrected.position })).toEqual({
      stale: false,
      survivors: 2,
      outcome: 'ACQUITTED',
      concludedOn: '2021-10-02',
      corrections: [
        {
          eventId: corrected.eventIds[0],
          kind: 'CORRECTED',
          entryId: verdict.eventIds[0],
          recordedBy: supervisor.id,
          upheld: null,
          reason: { value: correcting.reason },
        },
      ],
    });
    await homeward.until('the first record has it', async () => (await outcomeOf(her)) === 'ACQUITTED');
    await homeward.until('the second record has it', async () => (await outcomeOf(him)) === 'ACQUITTED');
    expect(await parts(her)).toEqual({
      prosecutions: [{ court: 'Siem Reap', legalHold: false, outcome: 'ACQUITTED', concludedOn: '2021-10-02' }],
      corrections: [{ kind: 'CORRECTED', upheld: null }],
    });
    expect(await convictions()).toBe(0);
  });

  it('is neither shown to nor corrected by users without access to any of them', async () => {
    const elsewhere: Bearer = { id: 'makara', role: 'SUPERVISOR', office: 'Poipet' };
    const ofAnother = { id: 'borey', role: 'LEGAL_OFFICER', office: 'SiemReapCac' } as const;
    const striking = { eventId: verdict.eventIds[0], reason: 'misheard' };
    const MUTATIONS: readonly [string, object][] = [
      ['recordHearing', { on: '2020-06-02' }],
      ['discontinueProsecution', { on: '2020-10-05' }],
      ['strikeOutEntry', striking],
      ['disputeEntry', striking],
    ];
    for (const by of [elsewhere, ofAnother]) {
      const shown = (id: string) =>
        homeward.ask(`query ($id: UUID!) { prosecution(id: $id, purpose: COURT) { outcome } }`, { id }, by);
      expect(await shown(prosecutionId)).toEqual({ data: { prosecution: null } });
      expect(await shown(prosecutionId)).toEqual(await shown(randomUUID()));
      for (const [mutation, said] of MUTATIONS) {
        const { errors } = await sent(inTheCase(mutation, said, by));
        expect([mutation, errors?.[0]?.extensions.code]).toEqual([mutation, 'NOT_FOUND']);
        const absent = await sent(toSendElsewhere(mutation, { prosecutionId: randomUUID(), ...said }, by));
        expect(absent.errors?.[0]?.message).toBe(errors?.[0]?.message);
      }
    }
  });

  it('is logged for each survivor whenever a user reads the case', async () => {
    for (const survivorId of [her, him]) {
      const { data } = await homeward.ask(
        `query ($id: UUID!) { whoLooked(survivorId: $id, purpose: AUDIT) { edges { node { who operation basis } } } }`,
        { id: survivorId },
        auditor,
      );
      const { edges } = data!.whoLooked as { edges: { node: object }[] };
      const look = { who: legalOfficer.id, operation: 'prosecution', basis: 'ASSIGNMENT' };
      expect(edges.map(({ node }) => node)).toContainEqual(look);
    }
  });

  it('is unchanged in answers about what was known before', async () => {
    expect(await outcomeOf(her, before)).toBe('CONVICTED');
    expect(await convictions(before)).toBe(1);
    expect(await courtCase({ knownAt: before })).toMatchObject({ outcome: 'CONVICTED', corrections: [] });
  });

  it('is reviewed by another supervisor', async () => {
    const review = { eventId: corrected.eventIds[0], on: '2021-12-01', upheld: true };
    const { position } = await accepted(inTheCase('reviewEntry', review, other));
    expect(await courtCase({ atLeast: position })).toMatchObject({ corrections: [{ upheld: true }] });
  });

  it("stays in the history with its replacement, both in the case and in the survivor's record", async () => {
    const { data, errors } = await homeward.ask(
      `query ($id: UUID!) { history(survivorId: $id, purpose: AUDIT) { chains { sound }
        edges { node { stream type data causationId by { role } marks { standing type } changes { what before after } } } } }`,
      { id: her },
      auditor,
    );
    expect(errors).toBeUndefined();
    const { chains, edges } = data!.history as {
      chains: { sound: boolean }[];
      edges: { node: { stream: string; type: string; data: object; changes: object[] } }[];
    };
    expect(chains).toEqual([{ sound: true }, { sound: true }]);
    const entries = edges.map(({ node }) => node).filter(({ type }) => /^(Verdict|ProsecutionC|Entry)/.test(type));
    expect(entries.filter(({ type }) => type !== 'ProsecutionCommenced')).toMatchObject([
      { type: 'VerdictReached', data: { outcome: 'Convicted' }, marks: [{ standing: 'RESTATED' }] },
      { type: 'ProsecutionConcluded', data: { outcome: 'Convicted' }, marks: [{ standing: 'RESTATED' }] },
      { type: 'EntryCorrected', by: { role: 'SUPERVISOR' } },
      { type: 'EntryCorrected', by: { role: 'POLICY' }, causationId: corrected.eventIds[0] },
      { type: 'EntryReviewed' },
    ]);
    expect(entries.at(-3)!.changes).toContainEqual({
      what: 'Prosecution.outcome',
      before: 'Convicted',
      after: 'Acquitted',
    });
    expect(entries.at(-2)!.changes).toContainEqual({
      what: 'Justice.outcome',
      before: 'Convicted',
      after: 'Acquitted',
    });
  });

  it('is struck out, and the case is open for all survivors until its next end', async () => {
    const striking = { eventId: verdict.eventIds[0], reason: 'It was another case.' };
    await accepted(inTheCase('strikeOutEntry', striking, other));
    const open = { legalHold: true, outcome: null, concludedOn: null };
    for (const one of [her, him])
      await homeward.until(
        "the survivor's record shows an open case",
        async () => (await parts(one)).prosecutions[0]?.legalHold,
      );
    expect((await parts(her)).prosecutions).toMatchObject([open]);
    await accepted(inTheCase('discontinueProsecution', { on: '2021-10-05' }));
    await homeward.until('the first record has it', async () => (await outcomeOf(her)) === 'DISCONTINUED');
  });

  it('cannot be corrected outside the case', async () => {
    const { data } = await homeward.ask(
      `query ($id: UUID!) { history(survivorId: $id, purpose: AUDIT) { edges { node { eventId type } } } }`,
      { id: her },
      auditor,
    );
    const { edges } = data!.history as { edges: { node: { eventId: string; type: string } }[] };
    const told = edges.findLast(({ node }) => node.type === 'ProsecutionConcluded')!.node;
    const striking = { survivorId: her, eventId: told.eventId, reason: 'misheard' };
    const { errors } = await homeward.command('strikeOutEntry', striking, supervisor);
    expect(errors).toEqual([
      expect.objectContaining({
        message: expect.stringContaining('prosecutionId'),
        extensions: expect.objectContaining({ code: 'NOT_CORRECTABLE' }),
      }),
    ]);
  });
});
