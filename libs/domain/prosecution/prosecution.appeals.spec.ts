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
  it.each<[string, Facts, object, string]>([
    ['after the verdict', convicted, {}, 'AppealLodged'],
    ['once', [...convicted, lodge()], {}, 'nothing'],
    ['and no other under its id', [...convicted, lodge()], { appellant: 'Prosecution' }, 'ID_USED'],
    ['by another party too', [...convicted, lodge()], { appealId: 'second', appellant: 'CivilParty' }, 'AppealLodged'],
    ['not before the verdict', convicted, { on: '2020-05-31' }, 'DATE_ORDER'],
    ['not tomorrow', convicted, { on: '2026-03-02' }, 'DATE_IN_FUTURE'],
    ['not without a verdict', [...running, named], {}, 'VERDICT_MISSING'],
    [
      'late, once the case was over',
      [...convicted, end('Convicted', '2020-07-20')],
      { on: '2020-08-01' },
      'AppealLodged',
    ],
  ])('is lodged %s', (_, facts, input, outcome) => {
    expect(codeOrType(given(...facts).when('LodgeAppeal', lodge(input).data))).toBe(outcome);
  });

  it.each<[string, Facts, object, string]>([
    ['once', [...convicted, lodge(), appealDecided()], {}, 'nothing'],
    ['and not otherwise', [...convicted, lodge(), appealDecided()], { outcome: 'Quashed' }, 'NOTHING_HERE'],
    [
      'and not otherwise while another one is open',
      [...convicted, lodge(), lodge({ appealId: 'second', appellant: 'CivilParty' }), appealDecided()],
      { outcome: 'Quashed' },
      'ID_USED',
    ],
    ['not before it was lodged', [...convicted, lodge()], { on: '2020-06-19' }, 'DATE_ORDER'],
    ['not without an appeal', convicted, {}, 'NOTHING_HERE'],
    ['not under another id', [...convicted, lodge()], { appealId: 'second' }, 'NOT_FOUND'],
    ['with a new verdict where it changed', [...convicted, lodge()], { outcome: 'Changed' }, 'APPEAL_VERDICT_UNCLEAR'],
    ['with none where it did not', [...convicted, lodge()], { verdict: 'Acquitted' }, 'APPEAL_VERDICT_UNCLEAR'],
  ])('is decided %s', (_, facts, input, outcome) => {
    const { accusedId: _accusedId, ...command } = appealDecided(input).data;
    expect(codeOrType(given(...facts).when('DecideAppeal', command as never))).toBe(outcome);
  });

  it.each<[string, Facts, { outcome?: 'Convicted' | 'Acquitted'; on?: string }, string]>([
    ['while it is open', [lodge()], { on: '2020-09-30' }, 'APPEAL_OPEN'],
    ['within the time after its decision', [lodge(), appealDecided()], { on: '2020-10-01' }, 'APPEAL_TIME_OPEN'],
    ['after that time', [lodge(), appealDecided()], {}, 'ProsecutionEnded'],
    ['as before, though it was changed', [lodge(), changed], {}, 'VERDICT_REACHED'],
    ['as it was changed', [lodge(), changed], { outcome: 'Acquitted' }, 'ProsecutionEnded'],
    ['though the verdict was quashed', [lodge(), quashed], {}, 'VERDICT_MISSING'],
  ])('the case ends %s', (_, facts, { outcome = 'Convicted', on = '2020-10-02' }, answer) => {
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
