import * as fc from 'fast-check';
import { Refusal, compose } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import { specification } from '#kernel/decider/testing';
import { foldRows, type ProjectableEvent } from '#kernel/projections';
import { IN_COURT } from './testing/court-commands.js';
import { conclusionOf } from './accused.rules.js';
import { prosecution } from './prosecution.decider.js';
import { prosecutionProjection } from './prosecution.projection.js';
import { byCaseWorker } from '../testing/by-case-worker.js';

const given = specification(compose({ prosecution }), byCaseWorker);
type Facts = Parameters<typeof given>;

const running: Facts = [
  { type: 'ProsecutionCommenced', data: { on: '2020-03-09', court: 'Siem Reap', article: '15' } },
  { type: 'SurvivorJoined', data: { survivorId: 'one', on: '2020-03-09' } },
];
const named = { type: 'AccusedNamed', data: { accusedId: 'uncle', role: 'Recruiter', on: '2020-02-20' } } as const;
const ofUncle = {
  type: 'VerdictReached',
  data: { accusedId: 'uncle', outcome: 'Convicted', on: '2020-06-01' },
} as const;
const ofAll = { type: 'VerdictReached', data: { outcome: 'Convicted', on: '2020-06-01' } } as const;
const lodge = (input: object = {}) =>
  ({
    type: 'AppealLodged',
    data: { appealId: 'first', accusedId: 'uncle', appellant: 'Defence', on: '2020-06-20', ...input },
  }) as const;
const appealDecided = (input: object = {}) =>
  ({
    type: 'AppealDecided',
    data: { appealId: 'first', accusedId: 'uncle', outcome: 'Upheld', on: '2020-09-01', ...input },
  }) as const;
const changed = appealDecided({ outcome: 'Changed', verdict: 'Acquitted' });
const quashed = appealDecided({ outcome: 'Quashed' });
const end = (outcome: 'Convicted' | 'Acquitted', on: string) =>
  ({ type: 'ProsecutionEnded', data: { outcome, on } }) as const;
const convicted: Facts = [...running, named, ofUncle];
const codeOrType = (answer: string | readonly { readonly type: string }[]) =>
  typeof answer === 'string' ? answer : (answer[0]?.type ?? 'nothing');

describe('an appeal', () => {
  it.each<{ title: string; given: Facts; input: object; outcome: string }>([
    { title: 'after the verdict', given: convicted, input: {}, outcome: 'AppealLodged' },
    { title: 'once', given: [...convicted, lodge()], input: {}, outcome: 'nothing' },
    {
      title: 'and no other under its id',
      given: [...convicted, lodge()],
      input: { appellant: 'Prosecution' },
      outcome: 'ID_USED',
    },
    {
      title: 'by another party too',
      given: [...convicted, lodge()],
      input: { appealId: 'second', appellant: 'CivilParty' },
      outcome: 'AppealLodged',
    },
    { title: 'not before the verdict', given: convicted, input: { on: '2020-05-31' }, outcome: 'DATE_ORDER' },
    { title: 'not tomorrow', given: convicted, input: { on: '2026-03-02' }, outcome: 'DATE_IN_FUTURE' },
    { title: 'not without a verdict', given: [...running, named], input: {}, outcome: 'VERDICT_MISSING' },
    {
      title: 'late, once the case was over',
      given: [...convicted, end('Convicted', '2020-07-20')],
      input: { on: '2020-08-01' },
      outcome: 'AppealLodged',
    },
  ])('is lodged $title → $outcome', ({ given: facts, input, outcome }) => {
    expect(codeOrType(given(...facts).when('LodgeAppeal', lodge(input).data))).toBe(outcome);
  });

  it.each<{ title: string; given: Facts; input: object; outcome: string }>([
    { title: 'once', given: [...convicted, lodge(), appealDecided()], input: {}, outcome: 'nothing' },
    {
      title: 'and not otherwise',
      given: [...convicted, lodge(), appealDecided()],
      input: { outcome: 'Quashed' },
      outcome: 'NOTHING_HERE',
    },
    {
      title: 'and not otherwise while another one is open',
      given: [...convicted, lodge(), lodge({ appealId: 'second', appellant: 'CivilParty' }), appealDecided()],
      input: { outcome: 'Quashed' },
      outcome: 'ID_USED',
    },
    {
      title: 'not before it was lodged',
      given: [...convicted, lodge()],
      input: { on: '2020-06-19' },
      outcome: 'DATE_ORDER',
    },
    { title: 'not without an appeal', given: convicted, input: {}, outcome: 'NOTHING_HERE' },
    {
      title: 'not under another id',
      given: [...convicted, lodge()],
      input: { appealId: 'second' },
      outcome: 'NOT_FOUND',
    },
    {
      title: 'with a new verdict where it changed',
      given: [...convicted, lodge()],
      input: { outcome: 'Changed' },
      outcome: 'APPEAL_VERDICT_UNCLEAR',
    },
    {
      title: 'with none where it did not',
      given: [...convicted, lodge()],
      input: { verdict: 'Acquitted' },
      outcome: 'APPEAL_VERDICT_UNCLEAR',
    },
  ])('is decided $title → $outcome', ({ given: facts, input, outcome }) => {
    const { accusedId: _accusedId, ...command } = appealDecided(input).data;
    expect(codeOrType(given(...facts).when('DecideAppeal', command as never))).toBe(outcome);
  });

  it.each<{ title: string; given: Facts; outcome?: 'Convicted' | 'Acquitted'; on?: string; answer: string }>([
    { title: 'while it is open', given: [lodge()], on: '2020-09-30', answer: 'APPEAL_OPEN' },
    {
      title: 'within the time after its decision',
      given: [lodge(), appealDecided()],
      on: '2020-10-01',
      answer: 'APPEAL_TIME_OPEN',
    },
    { title: 'after that time', given: [lodge(), appealDecided()], answer: 'ProsecutionEnded' },
    { title: 'as before, though it was changed', given: [lodge(), changed], answer: 'VERDICT_REACHED' },
    { title: 'as it was changed', given: [lodge(), changed], outcome: 'Acquitted', answer: 'ProsecutionEnded' },
    { title: 'though the verdict was quashed', given: [lodge(), quashed], answer: 'VERDICT_MISSING' },
  ])('the case ends $title → $answer', ({ given: facts, outcome = 'Convicted', on = '2020-10-02', answer }) => {
    expect(codeOrType(given(...convicted, ...facts).when('ConcludeProsecution', { outcome, on }))).toBe(answer);
  });

  it('that quashes a verdict makes room for another', () => {
    const again = { ...ofUncle.data, on: '2020-12-01' };
    expect(codeOrType(given(...convicted, lodge(), quashed).when('RecordVerdict', again))).toBe('VerdictReached');
  });
});

describe('how a case ended for its survivors', () => {
  const over = (...facts: Facts) => conclusionOf(given(...facts).state().prosecution)?.outcome;
  const whole = { accusedId: undefined };

  it.each<[string, Facts, string | undefined]>([
    ['not at the verdict, while an appeal is possible', convicted, undefined],
    ['at its end', [...convicted, end('Convicted', '2020-07-20')], 'Convicted'],
    ['no longer, when an appeal was lodged', [...convicted, end('Convicted', '2020-07-20'), lodge()], undefined],
    ['not at the decision on it', [...convicted, end('Convicted', '2020-07-20'), lodge(), changed], undefined],
    ['at its next end', [...convicted, lodge(), changed, end('Acquitted', '2020-10-20')], 'Acquitted'],
    ['with a verdict on the whole case: at once', [...running, ofAll], 'Convicted'],
    ['no longer, while an appeal against that is open', [...running, ofAll, lodge(whole)], undefined],
    ['and again, once it was upheld', [...running, ofAll, lodge(whole), appealDecided(whole)], 'Convicted'],
    [
      'or as it was changed',
      [...running, ofAll, lodge(whole), { ...changed, data: { ...changed.data, ...whole } }],
      'Acquitted',
    ],
  ] as never)('%s', (_, facts, outcome) => {
    expect(over(...facts)).toBe(outcome);
  });
});

it('for any commands, the view shows the outcome that the survivors’ records receive', () => {
  const by = { id: 'veasna', role: 'LEGAL_OFFICER', organisation: 'A21' };
  const whole = compose({ prosecution });
  fc.assert(
    fc.property(fc.array(IN_COURT, { maxLength: 40 }), (asked) => {
      let state = whole.initial;
      const facts: ProjectableEvent[] = [];
      for (const [index, { name, command }] of asked.entries()) {
        const recording = {
          id: `e${index}`,
          by,
          at: '2020-05-30T03:00:00.000Z',
          command: name,
          commandId: `c${index}`,
        };
        const context = {
          steps: {},
          by,
          now: recording.at,
          commandId: recording.commandId,
          settings: { ...DEFAULT_SETTINGS, appealWithinDays: 2 },
        };
        try {
          for (const { type, data } of whole.decide[name as 'RecordHearing'](state, command as never, context)) {
            state = whole.evolve[type](state, data as never, recording);
            const revision = facts.length;
            const meta = { subject: 'case', type, revision, position: BigInt(revision), sealed: [] };
            facts.push({ data, meta } as unknown as ProjectableEvent);
          }
        } catch (error) {
          if (!(error instanceof Refusal)) throw error;
        }
      }
      const [row] = foldRows(prosecutionProjection, [], facts).saved;
      const { outcome = null, on = null } = conclusionOf(state.prosecution) ?? {};
      const shown = { outcome, concludedOn: on, endedOn: state.prosecution?.endedOn ?? null };
      expect({ ...shown, ...row }).toMatchObject(shown);
    }),
    { numRuns: 1_000 },
  );
});
