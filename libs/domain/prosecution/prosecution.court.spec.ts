import { specification } from '#kernel/decider/testing';
import { foldRows, type ProjectableEvent } from '#kernel/projections';
import { prosecution, type ProsecutionCommands } from './prosecution.decider.js';
import { prosecutionProjection } from './prosecution.projection.js';
import { byCaseWorker } from '../testing/by-case-worker.js';

const given = specification(prosecution, byCaseWorker);
type Facts = Parameters<typeof given>;

const joined = { type: 'SurvivorJoined', data: { survivorId: 'srey', on: '2020-03-09' } } as const;
const running = [
  { type: 'ProsecutionCommenced', data: { on: '2020-03-09', court: 'Siem Reap Provincial Court', article: '15' } },
  joined,
] as const;
const heard = { type: 'HearingHeld', data: { on: '2020-06-01' } } as const;
const charged = { type: 'ChargesFiled', data: { article: '15', accusedCount: 2, on: '2020-04-01' } } as const;
const convicted = { type: 'VerdictReached', data: { outcome: 'Convicted', on: '2020-11-19' } } as const;
const acquitted = { type: 'VerdictReached', data: { outcome: 'Acquitted', on: '2020-11-19' } } as const;
const sentenced = { type: 'SentenceImposed', data: { years: 12, on: '2020-11-26' } } as const;
const ordered = { type: 'CompensationOrdered', data: { amount: 250_000, currency: 'USD', on: '2020-11-26' } } as const;
const discontinued = { type: 'ProsecutionDiscontinued', data: { on: '2020-11-19' } } as const;
const ended = { type: 'ProsecutionEnded', data: { outcome: 'Convicted', on: '2020-12-20' } } as const;

/** What happens in court: the command, and the fact that it records. */
const IN_COURT = [
  ['charges are filed', 'FileCharges', charged],
  ['a hearing is held', 'RecordHearing', heard],
  ['a sentence is imposed', 'ImposeSentence', sentenced],
  ['compensation is ordered', 'OrderCompensation', ordered],
] as const satisfies readonly [string, keyof ProsecutionCommands, object][];

describe.each(IN_COURT)('%s', (_, name, fact) => {
  const when = (facts: Facts, input: object = {}) => given(...facts).when(name, { ...fact.data, ...input } as never);

  it('as the command gives it', () => {
    expect(when([...running, convicted])).toEqual([fact]);
  });

  it.each<{ title: string; given: Facts; input: object; code: string }>([
    { title: 'before the case began', given: [...running, convicted], input: { on: '2020-03-08' }, code: 'DATE_ORDER' },
    { title: 'tomorrow', given: [...running, convicted], input: { on: '2026-03-02' }, code: 'DATE_IN_FUTURE' },
    { title: 'in no case', given: [], input: {}, code: 'NOT_FOUND' },
    {
      title: 'after it was over',
      given: [...running, convicted, ended],
      input: { on: '2020-12-21' },
      code: 'PROSECUTION_ENDED',
    },
    {
      title: 'after it was discontinued',
      given: [...running, discontinued],
      input: { on: '2020-11-27' },
      code: 'PROSECUTION_ENDED',
    },
  ])('not $title → $code', ({ given, input, code }) => {
    expect(when(given, input)).toBe(code);
  });

  it('also when it is recorded after the case was over', () => {
    expect(when([...running, convicted, ended])).toEqual([fact]);
  });
});

describe('in court', () => {
  it.each<{ title: string; given: Facts; on: string; outcome: object | string }>([
    {
      title: 'one day is one, however often it is recorded',
      given: [...running, heard],
      on: '2020-06-01',
      outcome: [],
    },
    {
      title: 'another day is another',
      given: [...running, heard],
      on: '2020-06-02',
      outcome: [{ type: 'HearingHeld', data: { on: '2020-06-02' } }],
    },
  ])('$title', ({ given: facts, on, outcome }) => {
    expect(given(...facts).when('RecordHearing', { on })).toEqual(outcome);
  });

  it('charges need an accused person', () => {
    expect(given(...running).when('FileCharges', { ...charged.data, accusedCount: 0 })).toBe('ACCUSED_MISSING');
  });

  it.each<{ title: string; given: Facts; on: string; outcome: object | string }>([
    { title: 'after a conviction', given: [...running, convicted], on: '2020-11-26', outcome: [sentenced] },
    {
      title: 'of another of the convicted, in the same words',
      given: [...running, convicted, sentenced],
      on: '2020-11-26',
      outcome: [sentenced],
    },
    { title: 'before any verdict', given: [...running], on: '2020-11-26', outcome: 'CONVICTION_MISSING' },
    { title: 'after an acquittal', given: [...running, acquitted], on: '2020-11-26', outcome: 'CONVICTION_MISSING' },
    { title: 'before the conviction', given: [...running, convicted], on: '2020-11-18', outcome: 'DATE_ORDER' },
  ])('a sentence $title', ({ given: facts, on, outcome }) => {
    expect(given(...facts).when('ImposeSentence', { years: 12, on })).toEqual(outcome);
  });

  it('a compensation cannot be negative', () => {
    const command = { ...ordered.data, amount: -1 };
    expect(given(...running, convicted).when('OrderCompensation', command)).toBe('AMOUNT_NEGATIVE');
  });
});

describe('what is shown of a case', () => {
  const shown = (...facts: Facts) =>
    foldRows(
      prosecutionProjection,
      [],
      facts.map(
        ({ type, data }, revision) =>
          ({
            data,
            meta: { subject: 'case', eventId: `event-${revision}`, type, revision, position: BigInt(revision) },
          }) as unknown as ProjectableEvent,
      ),
    ).saved;

  it('includes all events in court, and how it ended', () => {
    expect(shown(...running, charged, heard, convicted, sentenced, ordered, ended)).toEqual([
      expect.objectContaining({
        prosecutionId: 'case',
        survivors: 1,
        charges: [charged.data],
        hearings: ['2020-06-01'],
        sentences: [sentenced.data],
        compensation: [ordered.data],
        outcome: 'Convicted',
        concludedOn: '2020-11-19',
        endedOn: '2020-12-20',
      }),
    ]);
  });

  it.each<[string, Facts, object]>([
    ['while it is open', [], { outcome: null, concludedOn: null, endedOn: null }],
    [
      'when it is discontinued',
      [discontinued],
      { outcome: 'Discontinued', concludedOn: '2020-11-19', endedOn: '2020-11-19' },
    ],
    [
      'when it is settled',
      [{ type: 'ProsecutionEnded', data: { outcome: 'Settled', on: '2020-11-19' } }],
      { outcome: 'Settled', concludedOn: '2020-11-19', endedOn: '2020-11-19' },
    ],
    [
      'when its verdict was corrected after its end was recorded',
      [acquitted, ended],
      { outcome: 'Acquitted', concludedOn: '2020-11-19', endedOn: '2020-12-20' },
    ],
    [
      'when a survivor joins who was in it first',
      [{ type: 'SurvivorJoined', data: { survivorId: 'rith', on: '2020-03-02' } }],
      { commencedOn: '2020-03-02', survivors: 2 },
    ],
  ])('%s', (_, facts, row) => {
    expect(shown(...running, ...facts)).toMatchObject([row]);
  });
});
