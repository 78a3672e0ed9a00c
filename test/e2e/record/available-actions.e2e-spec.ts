import { randomUUID } from 'node:crypto';
import type { Bearer } from '#platform/plain';
import {
  Homeward,
  caseWorker,
  interviewer,
  legalOfficer,
  receiptOf,
  refusalOf,
  supervisor,
  type Answer,
} from '../../harness/homeward.js';
import {
  childConsented,
  childReferred,
  consentTo,
  entrustedTo,
  identify,
  inAftercare,
  inCourt,
  refer,
  screen,
  toSend,
  toSendElsewhere,
  type MutationToSend,
} from '../../harness/mutations.js';

interface Choice {
  readonly field: string;
  readonly value: string;
  readonly given: { readonly field: string; readonly answers: readonly string[]; readonly unanswered: boolean } | null;
  readonly refusal: { readonly code: string; readonly first: string | null };
}

interface Action {
  readonly mutation: string;
  readonly possible: boolean;
  readonly refusal: { readonly code: string; readonly sentence: string; readonly first: string | null } | null;
  readonly refusedChoices: readonly Choice[];
  readonly choicesWithheld: string | null;
}

const ACTIONS = `query ($id: UUID!, $on: Date, $purpose: Purpose) { availableActions(survivorId: $id, on: $on, purpose: $purpose) {
  mutation possible refusal { code sentence first } refusedChoices { field value given { field answers unanswered } refusal { code first } } choicesWithheld } }`;

const LOOKS =
  'query ($id: UUID!) { whoLooked(survivorId: $id, purpose: SUPERVISION) { edges { node { operation purpose who } } } }';

let homeward: Homeward;
let survivorId: string;
beforeAll(async () => {
  homeward = await Homeward.shared();
});
beforeEach(() => {
  survivorId = randomUUID();
});

const record = async (...mutations: readonly MutationToSend[]): Promise<void> => {
  for (const { mutation, input, by } of mutations) receiptOf(await homeward.command(mutation, input(survivorId), by));
};

interface Asking {
  readonly on?: string;
  readonly purpose?: string;
}

const ask = (by: Bearer, id = survivorId, language = 'en', asking: Asking = {}): Promise<Answer> =>
  homeward.ask(ACTIONS, { id, ...asking }, by, homeward.url, { 'accept-language': language });

const actionsFor = async (by: Bearer, asking?: Asking): Promise<ReadonlyMap<string, Action>> => {
  const { data, errors } = await ask(by, survivorId, 'en', asking);
  if (errors) throw new Error(JSON.stringify(errors));
  return new Map((data!.availableActions as Action[]).map((action) => [action.mutation, action]));
};

describe('the available actions', () => {
  it('name what is possible after a referral, and what must come first for the rest', async () => {
    await record(refer());
    const actions = await actionsFor(caseWorker);
    expect(actions.get('giveConsent')).toMatchObject({ mutation: 'giveConsent', possible: true, refusal: null });
    expect(actions.get('conductScreeningInterview')).toMatchObject({
      possible: false,
      refusal: { code: 'CONSENT_MISSING', first: 'giveConsent' },
    });
    expect(actions.get('enterAftercare')).toMatchObject({
      possible: false,
      refusal: { code: 'IDENTIFICATION_NOT_POSITIVE', first: 'identifySurvivor' },
    });
    expect(actions.get('receiveReferral')?.refusal).toMatchObject({ code: 'ALREADY_REFERRED', first: null });
  });

  it('leave a supervisor what may be recorded against a rule, and nothing else', async () => {
    await record(refer());
    expect((await actionsFor(caseWorker)).get('deliverService')?.refusal?.code).toBe('CONSENT_MISSING');
    const actions = await actionsFor(supervisor);
    expect(actions.get('deliverService')?.possible).toBe(true);
    expect(actions.get('changeHousing')?.refusal?.code).toBe('NOT_IN_AFTERCARE');
  });

  it('follow each recorded entry at once', async () => {
    await record(refer(), consentTo(['INTERVIEW', 'SERVICES']));
    expect((await actionsFor(caseWorker)).get('enterAftercare')?.possible).toBe(false);
    await record(screen(), identify());
    expect((await actionsFor(caseWorker)).get('enterAftercare')?.possible).toBe(true);
  });

  it('agree with the refusals of the commands themselves', async () => {
    await record(...inAftercare);
    const actions = await actionsFor(caseWorker);
    const sent: Readonly<Record<string, object>> = {
      resumeAftercare: { on: '2020-03-12' },
      reopenCase: { on: '2020-03-12', retrafficking: false },
      cancelRepatriation: { on: '2020-03-12' },
      submitCasePlan: { planId: randomUUID(), on: '2020-03-12' },
      confirmBestInterest: { bidId: randomUUID(), on: '2020-03-12' },
    };
    for (const [mutation, input] of Object.entries(sent)) {
      const refused = refusalOf(await homeward.command(mutation, { survivorId, ...input }, caseWorker));
      expect([mutation, actions.get(mutation)?.refusal?.code]).toEqual([mutation, refused]);
    }
    expect(actions.get('changeHousing')?.possible).toBe(true);
  });

  it('name the choices that would be refused on the day of the entry, and none that a supervisor may record', async () => {
    await record(childReferred());
    const choicesFor = async (by: Bearer, mutation: string, on: string) =>
      (await actionsFor(by, { on, purpose: 'CARE' })).get(mutation)!.refusedChoices;
    const homes = await choicesFor(caseWorker, 'completeReintegration', '2020-03-12');
    const refusal = { code: 'BID_REQUIRED', first: 'determineBestInterest' };
    expect(homes).toEqual(
      ['PARENTS', 'KINSHIP', 'FOSTER'].map((value) => ({ field: 'arrangement', value, given: null, refusal })),
    );
    expect(await choicesFor(supervisor, 'completeReintegration', '2020-03-12')).toEqual([]);
    const givers = await choicesFor(caseWorker, 'giveConsent', '2020-03-12');
    expect(givers).toMatchObject([{ field: 'givenBy', value: 'SURVIVOR', refusal: { code: 'GUARDIAN_REQUIRED' } }]);
    expect(await choicesFor(caseWorker, 'enterAftercare', '2020-03-12')).toEqual([]);
  });

  it('name refused choices only in a logged reading, with a purpose, of somebody who may open the whole identity', async () => {
    await record(
      childReferred(),
      childConsented(['INTERVIEW']),
      screen(),
      toSend('recordHouseholdMember', { relation: 'MOTHER', safe: 'NO' }),
      ...entrustedTo(interviewer),
    );
    const refusedFor = async (by: Bearer, asking: Asking) => {
      const { refusedChoices, choicesWithheld } = (await actionsFor(by, asking)).get('giveConsent')!;
      return choicesWithheld ?? refusedChoices.map(({ value }) => value);
    };
    const readings = async () => {
      const { data } = await homeward.ask(LOOKS, { id: survivorId }, supervisor);
      const looks = data!.whoLooked as { edges: { node: { operation: string; purpose: string; who: string } }[] };
      const kept = looks.edges.map(({ node }) => node).filter(({ operation }) => operation === 'availableActions');
      return kept.map(({ who, purpose }) => [who, purpose]);
    };
    expect(await refusedFor(caseWorker, {})).toBe('PURPOSE_MISSING');
    expect(await readings()).toEqual([]);
    expect(await refusedFor(caseWorker, { purpose: 'CARE' })).toEqual(['SURVIVOR', 'MOTHER']);
    expect(await readings()).toEqual([[caseWorker.id, 'CARE']]);
    expect(await refusedFor(caseWorker, { purpose: 'SUPERVISION' })).toBe('PURPOSE_REFUSED');
    expect(await refusedFor(interviewer, { purpose: 'CARE' })).toBe('CLASS_WITHHELD');
    expect(await readings()).toEqual([[caseWorker.id, 'CARE']]);
  });

  it('judge a day to come as today, so that it tells no birthday', async () => {
    await record(childReferred({ birthDate: `${new Date().getFullYear() - 10}-01-01` }));
    const giversOn = async (on: string) =>
      (await actionsFor(caseWorker, { on, purpose: 'CARE' })).get('giveConsent')!.refusedChoices;
    expect(await giversOn('2199-01-01')).toMatchObject([{ value: 'SURVIVOR', refusal: { code: 'GUARDIAN_REQUIRED' } }]);
  });

  it('are one where one is asked for, and only that has a reading where it has choices', async () => {
    await record(refer());
    const text = `query ($id: UUID!, $mutation: String) {
      availableActions(survivorId: $id, purpose: CARE, mutation: $mutation) { mutation refusedChoices { value } } }`;
    const { data } = await homeward.ask(text, { id: survivorId, mutation: 'recordHouseholdMember' }, caseWorker);
    expect(data!.availableActions).toEqual([{ mutation: 'recordHouseholdMember', refusedChoices: [] }]);
    const { data: looks } = await homeward.ask(LOOKS, { id: survivorId }, supervisor);
    expect(JSON.stringify(looks)).not.toContain('availableActions');
  });

  it('are those of the role, and know who wrote what', async () => {
    await record(
      ...inAftercare,
      toSend('requestClosure', { reason: 'GOALS_REACHED', finalAssessment: 'safe', on: '2020-03-12' }, supervisor),
    );
    expect((await actionsFor(supervisor)).get('closeCase')?.refusal?.code).toBe('APPROVER_IS_AUTHOR');
    expect((await actionsFor({ ...supervisor, id: 'dara' })).get('closeCase')?.possible).toBe(true);
    expect((await actionsFor(caseWorker)).has('linkPerson')).toBe(false);
  });

  it('include the court cases of the survivor', async () => {
    await record(childReferred(), childConsented(['PROSECUTION']), ...entrustedTo(legalOfficer));
    expect((await actionsFor(legalOfficer)).get('recordVerdict')?.refusal).toMatchObject({
      code: 'NOTHING_HERE',
      first: 'openProsecution',
    });
    const prosecutionId = randomUUID();
    await record(inCourt(prosecutionId));
    await homeward.until('the survivor has joined', async () => {
      const actions = await actionsFor(legalOfficer);
      return actions.get('recordVerdict')?.possible === true;
    });
    const before = await actionsFor(legalOfficer);
    expect(before.get('imposeSentence')?.refusal).toMatchObject({ code: 'CONVICTION_MISSING', first: 'recordVerdict' });
    await record(toSendElsewhere('recordVerdict', { prosecutionId, outcome: 'CONVICTED', on: '2020-05-01' }));
    const after = await actionsFor(legalOfficer);
    expect(after.get('recordVerdict')?.refusal?.code).toBe('VERDICT_REACHED');
    expect(after.get('imposeSentence')?.possible).toBe(true);
  });

  it('are answered in the language of the request', async () => {
    await record(refer());
    const { data } = await ask(caseWorker, survivorId, 'km');
    const sentences = (data!.availableActions as Action[]).flatMap(({ refusal }) => refusal?.sentence ?? []);
    expect(sentences.length).toBeGreaterThan(5);
    expect(sentences.filter((sentence) => !/^[ក-៿]/.test(sentence))).toEqual([]);
  });

  it('are null for a record that is absent, and for one that the reader may not see', async () => {
    await record(refer());
    const stranger: Bearer = { id: 'bopha', role: 'CASE_WORKER', office: 'PhnomPenhCac' };
    const nothing = { data: { availableActions: null } };
    expect(await ask(stranger)).toEqual(nothing);
    expect(await ask(stranger, randomUUID())).toEqual(nothing);
    expect(refusalOf(await ask({ id: 'mony', role: 'ADMINISTRATOR' }))).toBe('FORBIDDEN');
  });

  it('are none for a person who may only read the record in an emergency', async () => {
    await record(refer());
    const dara: Bearer = { id: randomUUID(), role: 'CASE_WORKER', office: 'Poipet' };
    const opening = { survivorId, reason: 'MISSING', explanation: 'Nobody has seen them since noon.' };
    expect(refusalOf(await homeward.command('openBreakGlass', opening, dara))).toBeUndefined();
    expect(await ask(dara)).toEqual({ data: { availableActions: [] } });
  });
});
