import { compose, refusalBeforeInput } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import { specification } from '#kernel/decider/testing';
import { prosecution } from './prosecution.decider.js';
import { byCaseWorker } from '../testing/by-case-worker.js';

const given = specification(compose({ prosecution }), byCaseWorker);
type Facts = Parameters<typeof given>;

const running: Facts = [
  { type: 'ProsecutionCommenced', data: { on: '2020-03-09', court: 'Siem Reap', article: '15' } },
  { type: 'SurvivorJoined', data: { survivorId: 'one', on: '2020-03-09' } },
];
const accusedNamed = (accusedId: string, input: object = {}) =>
  ({
    type: 'AccusedNamed',
    data: { accusedId, role: 'Recruiter', name: 'Sok Dara', on: '2020-02-20', ...input },
  }) as const;
const verdict = (accusedId: string, outcome: 'Convicted' | 'Acquitted' = 'Convicted', on = '2020-11-19') =>
  ({ type: 'VerdictReached', data: { accusedId, outcome, on } }) as const;
const chargesDropped = (accusedId: string) =>
  ({ type: 'ChargesDropped', data: { accusedId, on: '2020-10-01' } }) as const;
const two: Facts = [...running, accusedNamed('mother', { role: 'Exploiter', kin: 'Mother' }), accusedNamed('uncle')];
const conclusionOf = (outcome: string, on = '2020-12-20') => ({ outcome, on }) as never;

describe('an accused person', () => {
  it('is named before or after the case was opened here', () => {
    for (const on of ['2020-02-20', '2020-06-01'])
      expect(given(...running).when('NameAccused', accusedNamed('uncle', { on }).data)).toEqual([
        accusedNamed('uncle', { on }),
      ]);
  });

  it('takes the id of the command when none is given', () => {
    const { accusedId: _, ...command } = accusedNamed('uncle').data;
    expect(given(...running).when('NameAccused', command)).toMatchObject([{ data: { accusedId: 'the-command' } }]);
  });

  it.each<[string, Facts, object, string | object]>([
    ['once', two, {}, []],
    ['and no other person under the same id', two, { role: 'Buyer' }, 'ID_USED'],
    ['not tomorrow', running, { on: '2026-03-02' }, 'DATE_IN_FUTURE'],
    ['in no case', [], {}, 'NOT_FOUND'],
    [
      'not once the case is over',
      [...running, { type: 'ProsecutionDiscontinued', data: { on: '2020-11-19' } }],
      {},
      'PROSECUTION_ENDED',
    ],
  ])('is named %s', (_, facts, input, outcome) => {
    expect(given(...facts).when('NameAccused', accusedNamed('uncle', input).data)).toEqual(outcome);
  });

  it('is arrested, charged and let go, each on its day', () => {
    const on = '2020-04-01';
    const after = given(...two);
    expect(after.when('RecordArrest', { accusedId: 'uncle', on: '2020-02-21' })).toEqual([
      { type: 'ArrestMade', data: { accusedId: 'uncle', on: '2020-02-21' } },
    ]);
    expect(after.when('FileCharges', { accusedId: 'uncle', article: '10', on })).toEqual([
      { type: 'ChargesFiled', data: { accusedId: 'uncle', article: '10', accusedCount: 1, on } },
    ]);
    expect(after.when('DropCharges', { accusedId: 'uncle', on })).toEqual([
      { type: 'ChargesDropped', data: { accusedId: 'uncle', on } },
    ]);
  });

  it('is not arrested before anybody accused them', () => {
    expect(given(...two).when('RecordArrest', { accusedId: 'uncle', on: '2020-02-19' })).toBe('DATE_ORDER');
  });

  it.each(['RecordArrest', 'DropCharges'] as const)('must be named before %s', (name) => {
    const command = { accusedId: 'uncle', on: '2020-04-01' };
    expect(given(...running).when(name, command)).toBe('NOTHING_HERE');
    expect(given(...two).when(name, { ...command, accusedId: 'aunt' })).toBe('NOT_FOUND');
  });

  it.each<[string, Facts, string | object]>([
    ['once', [...two, chargesDropped('uncle')], []],
    ['not after a verdict', [...two, verdict('uncle')], 'VERDICT_REACHED'],
  ])('has the charges dropped %s', (_, facts, outcome) => {
    expect(given(...facts).when('DropCharges', chargesDropped('uncle').data)).toEqual(outcome);
  });
});

describe('with named accused', () => {
  it.each([
    ['FileCharges', { article: '10', accusedCount: 2, on: '2020-04-01' }],
    ['RecordVerdict', { outcome: 'Convicted', on: '2020-11-19' }],
    ['ImposeSentence', { months: 18, on: '2020-11-20' }],
    ['LodgeAppeal', { appellant: 'Defence', on: '2020-11-20' }],
  ] as const)('%s says which of them', (name, command) => {
    expect(given(...two, verdict('mother')).when(name, command as never)).toBe('ACCUSED_REQUIRED');
  });

  it('each has a verdict of their own', () => {
    const given2 = given(...two, verdict('mother'));
    expect(given2.when('RecordVerdict', verdict('uncle', 'Acquitted').data)).toEqual([verdict('uncle', 'Acquitted')]);
    expect(given2.when('RecordVerdict', verdict('mother').data)).toEqual([]);
    expect(given2.when('RecordVerdict', verdict('mother', 'Acquitted').data)).toBe('VERDICT_REACHED');
    expect(given(...two, chargesDropped('uncle')).when('RecordVerdict', verdict('uncle').data)).toBe('CHARGES_DROPPED');
    const all = given(...two, verdict('mother'), verdict('uncle', 'Acquitted'));
    expect(all.when('RecordVerdict', verdict('uncle').data)).toBe('VERDICT_REACHED');
  });

  it.each<[string, Facts, object, string | object]>([
    [
      'in months, and fined',
      [...two, verdict('mother')],
      { months: 18, fine: { amount: 4_000, currency: 'KHR' } },
      { months: 18, years: 1, fine: { amount: 4_000, currency: 'KHR' } },
    ],
    ['in full years', [...two, verdict('mother')], { years: 7 }, { years: 7 }],
    ['in neither', [...two, verdict('mother')], {}, 'SENTENCE_UNCLEAR'],
    ['in both, which contradict each other', [...two, verdict('mother')], { months: 18, years: 2 }, 'SENTENCE_UNCLEAR'],
    [
      'with a negative fine',
      [...two, verdict('mother')],
      { months: 1, fine: { amount: -1, currency: 'KHR' } },
      'AMOUNT_NEGATIVE',
    ],
    [
      'without a conviction',
      [...two, verdict('uncle'), verdict('mother', 'Acquitted')],
      { months: 18 },
      'CONVICTION_MISSING',
    ],
    ['before the verdict', [...two, verdict('mother')], { months: 18, on: '2020-11-18' }, 'DATE_ORDER'],
  ])('a sentence is given %s', (_, facts, input, outcome) => {
    const answer = given(...facts).when('ImposeSentence', { accusedId: 'mother', on: '2020-11-19', ...input });
    const sentenceImposed = (data: object) => ({
      type: 'SentenceImposed',
      data: { accusedId: 'mother', on: '2020-11-19', ...data },
    });
    expect(answer).toEqual(typeof outcome === 'string' ? outcome : [sentenceImposed(outcome)]);
  });

  it.each<[string, Facts, never, string | object]>([
    [
      'by a conviction, though another is acquitted',
      [...two, verdict('mother'), verdict('uncle', 'Acquitted')],
      conclusionOf('Convicted'),
      'ProsecutionEnded',
    ],
    [
      'by no acquittal then',
      [...two, verdict('mother'), verdict('uncle', 'Acquitted')],
      conclusionOf('Acquitted'),
      'VERDICT_REACHED',
    ],
    [
      'by an acquittal of all',
      [...two, verdict('mother', 'Acquitted'), chargesDropped('uncle')],
      conclusionOf('Acquitted'),
      'ProsecutionEnded',
    ],
    [
      'not before each has an outcome',
      [...two, verdict('mother')],
      conclusionOf('Convicted'),
      'ACCUSED_WITHOUT_OUTCOME',
    ],
    [
      'not within the time to appeal',
      [...two, verdict('mother'), verdict('uncle', 'Acquitted')],
      conclusionOf('Convicted', '2020-12-19'),
      'APPEAL_TIME_OPEN',
    ],
    ['by no verdict without one', two, conclusionOf('Convicted'), 'VERDICT_MISSING'],
    [
      'by dropping the charges against all',
      [...two, chargesDropped('mother'), chargesDropped('uncle')],
      conclusionOf('Discontinued'),
      'ProsecutionEnded',
    ],
    ['by a settlement, at once', two, conclusionOf('Settled', '2020-03-10'), 'ProsecutionEnded'],
  ])('the case ends %s', (_, facts, command, outcome) => {
    const answer = given(...facts).when('ConcludeProsecution', command);
    expect(typeof answer === 'string' ? answer : answer[0]?.type).toBe(outcome);
  });

  it('the case is not discontinued once one of them has a verdict', () => {
    const on = '2020-12-01';
    expect(given(...two, verdict('mother')).when('DiscontinueProsecution', { on })).toBe('VERDICT_REACHED');
    expect(given(...two, chargesDropped('mother')).when('DiscontinueProsecution', { on })).toHaveLength(1);
  });
});

describe('a case with a verdict from before its accused were named', () => {
  const convicted = { type: 'VerdictReached', data: { outcome: 'Convicted', on: '2020-11-19' } } as const;

  it('lets each be sentenced by that verdict, and have one of their own', () => {
    const old = given(...running, convicted, accusedNamed('uncle'));
    expect(old.when('ImposeSentence', { accusedId: 'uncle', months: 18, on: '2020-11-19' })).toHaveLength(1);
    expect(old.when('RecordVerdict', verdict('uncle', 'Acquitted').data)).toHaveLength(1);
  });
});

describe('compensation', () => {
  it('is paid in parts, also long after the case was over', () => {
    const over = given(...running, { type: 'ProsecutionDiscontinued', data: { on: '2020-11-19' } });
    const payment = { amount: 100, currency: 'USD', on: '2022-01-01' };
    expect(over.when('RecordCompensationPayment', payment)).toEqual([{ type: 'CompensationPaid', data: payment }]);
    expect(over.when('RecordCompensationPayment', { ...payment, amount: -1 })).toBe('AMOUNT_NEGATIVE');
    expect(over.when('RecordCompensationPayment', { ...payment, on: '2020-03-08' })).toBe('DATE_ORDER');
    expect(over.when('RecordCompensationPayment', { ...payment, on: '2026-03-02' })).toBe('DATE_IN_FUTURE');
  });
});

describe('what may be recorded of a case with named accused', () => {
  const court = compose({ prosecution });
  const offer = (name: keyof typeof court.decide, today: string, ...facts: Facts) =>
    refusalBeforeInput(court, name, given(...facts).state(), {
      steps: {},
      by: { id: 'veasna', role: 'LEGAL_OFFICER', organisation: 'A21' },
      now: `${today}T09:00:00.000Z`,
      commandId: 'the-command',
      settings: DEFAULT_SETTINGS,
    })?.code;

  it('is not its discontinuation once one of them is convicted or acquitted', () => {
    expect(offer('DiscontinueProsecution', '2020-11-20', ...two)).toBeUndefined();
    expect(offer('DiscontinueProsecution', '2020-11-20', ...two, chargesDropped('mother'))).toBeUndefined();
    expect(offer('DiscontinueProsecution', '2020-11-20', ...two, verdict('mother'))).toBe('VERDICT_REACHED');
  });

  it('is nothing about an accused who was named for a day after its end, nor a second arrest of the same day', () => {
    const late = [...running, accusedNamed('uncle', { on: '2020-06-01' })];
    const over: Facts = [...late, { type: 'ProsecutionDiscontinued', data: { on: '2020-05-01' } }];
    const arrested: Facts = [...two, { type: 'ArrestMade', data: { accusedId: 'uncle', on: '2020-02-20' } }];
    for (const name of ['RecordArrest', 'FileCharges'] as const)
      expect([offer(name, '2020-11-20', ...late), offer(name, '2020-11-20', ...over)]).toEqual([
        undefined,
        'PROSECUTION_ENDED',
      ]);
    expect(offer('RecordArrest', '2020-02-20', ...arrested.slice(0, 2), ...arrested.slice(3))).toBe('DATE_IN_FUTURE');
    expect(offer('RecordArrest', '2020-02-21', ...arrested)).toBeUndefined();
  });

  it('is not its end while one of them awaits a verdict beside another, or an appeal is possible', () => {
    const both = [...two, verdict('mother'), verdict('uncle', 'Acquitted')];
    expect(offer('ConcludeProsecution', '2021-03-01', ...two)).toBeUndefined();
    expect(offer('ConcludeProsecution', '2021-03-01', ...two, verdict('mother'))).toBe('ACCUSED_WITHOUT_OUTCOME');
    expect(offer('ConcludeProsecution', '2020-12-19', ...both)).toBe('APPEAL_TIME_OPEN');
    expect(offer('ConcludeProsecution', '2020-12-20', ...both)).toBeUndefined();
  });
});
