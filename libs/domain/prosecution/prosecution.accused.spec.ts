import { accusedNamed, chargesDropped, given, running, two, verdict, type Facts } from './testing/named-accused.js';

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

  it.each<{ title: string; given: Facts; input: object; outcome: string | object }>([
    { title: 'once', given: two, input: {}, outcome: [] },
    { title: 'and no other person under the same id', given: two, input: { role: 'Buyer' }, outcome: 'ID_USED' },
    { title: 'not tomorrow', given: running, input: { on: '2026-03-02' }, outcome: 'DATE_IN_FUTURE' },
    { title: 'in no case', given: [], input: {}, outcome: 'NOT_FOUND' },
    {
      title: 'not once the case is over',
      given: [...running, { type: 'ProsecutionDiscontinued', data: { on: '2020-11-19' } }],
      input: {},
      outcome: 'PROSECUTION_ENDED',
    },
  ])('is named $title', ({ given: facts, input, outcome }) => {
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

  it.each<{ title: string; given: Facts; input: object; outcome: string | object }>([
    {
      title: 'in months, and fined',
      given: [...two, verdict('mother')],
      input: { months: 18, fine: { amount: 4_000, currency: 'KHR' } },
      outcome: { months: 18, years: 1, fine: { amount: 4_000, currency: 'KHR' } },
    },
    { title: 'in full years', given: [...two, verdict('mother')], input: { years: 7 }, outcome: { years: 7 } },
    { title: 'in neither', given: [...two, verdict('mother')], input: {}, outcome: 'SENTENCE_UNCLEAR' },
    {
      title: 'in both, which contradict each other',
      given: [...two, verdict('mother')],
      input: { months: 18, years: 2 },
      outcome: 'SENTENCE_UNCLEAR',
    },
    {
      title: 'with a negative fine',
      given: [...two, verdict('mother')],
      input: { months: 1, fine: { amount: -1, currency: 'KHR' } },
      outcome: 'AMOUNT_NEGATIVE',
    },
    {
      title: 'without a conviction',
      given: [...two, verdict('uncle'), verdict('mother', 'Acquitted')],
      input: { months: 18 },
      outcome: 'CONVICTION_MISSING',
    },
    {
      title: 'before the verdict',
      given: [...two, verdict('mother')],
      input: { months: 18, on: '2020-11-18' },
      outcome: 'DATE_ORDER',
    },
  ])('a sentence is given $title', ({ given: facts, input, outcome }) => {
    const answer = given(...facts).when('ImposeSentence', { accusedId: 'mother', on: '2020-11-19', ...input });
    const sentenceImposed = (data: object) => ({
      type: 'SentenceImposed',
      data: { accusedId: 'mother', on: '2020-11-19', ...data },
    });
    expect(answer).toEqual(typeof outcome === 'string' ? outcome : [sentenceImposed(outcome)]);
  });

  it.each<{ title: string; given: Facts; command: never; outcome: string | object }>([
    {
      title: 'by a conviction, though another is acquitted',
      given: [...two, verdict('mother'), verdict('uncle', 'Acquitted')],
      command: conclusionOf('Convicted'),
      outcome: 'ProsecutionEnded',
    },
    {
      title: 'by no acquittal then',
      given: [...two, verdict('mother'), verdict('uncle', 'Acquitted')],
      command: conclusionOf('Acquitted'),
      outcome: 'VERDICT_REACHED',
    },
    {
      title: 'by an acquittal of all',
      given: [...two, verdict('mother', 'Acquitted'), chargesDropped('uncle')],
      command: conclusionOf('Acquitted'),
      outcome: 'ProsecutionEnded',
    },
    {
      title: 'not before each has an outcome',
      given: [...two, verdict('mother')],
      command: conclusionOf('Convicted'),
      outcome: 'ACCUSED_WITHOUT_OUTCOME',
    },
    {
      title: 'not within the time to appeal',
      given: [...two, verdict('mother'), verdict('uncle', 'Acquitted')],
      command: conclusionOf('Convicted', '2020-12-19'),
      outcome: 'APPEAL_TIME_OPEN',
    },
    { title: 'by no verdict without one', given: two, command: conclusionOf('Convicted'), outcome: 'VERDICT_MISSING' },
    {
      title: 'by dropping the charges against all',
      given: [...two, chargesDropped('mother'), chargesDropped('uncle')],
      command: conclusionOf('Discontinued'),
      outcome: 'ProsecutionEnded',
    },
    {
      title: 'by a settlement, at once',
      given: two,
      command: conclusionOf('Settled', '2020-03-10'),
      outcome: 'ProsecutionEnded',
    },
  ])('the case ends $title → $outcome', ({ given: facts, command, outcome }) => {
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
