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

  it.each<[string, Facts, object, string]>([
    ['before the case began', [...running, convicted], { on: '2020-03-08' }, 'DATE_ORDER'],
    ['tomorrow', [...running, convicted], { on: '2026-03-02' }, 'DATE_IN_FUTURE'],
    ['in no case', [], {}, 'NOT_FOUND'],
    ['after it was over', [...running, convicted, ended], { on: '2020-12-21' }, 'PROSECUTION_ENDED'],
    ['after it was discontinued', [...running, discontinued], { on: '2020-11-27' }, 'PROSECUTION_ENDED'],
  ])('not %s', (__, facts, input, code) => {
    expect(when(facts, input)).toBe(code);
  });

  it('also when it is recorded after the case was over', () => {
    expect(when([...running, convicted, ended])).toEqual([fact]);
  });
});

describe('in court', () => {
  it.each<[string, Facts, string, object | string]>([
    ['one day is one, however often it is recorded', [...running, heard], '2020-06-01', []],
    [
      'another day is another',
      [...running, heard],
      '2020-06-02',
      [{ type: 'HearingHeld', data: { on: '2020-06-02' } }],
    ],
  ])('%s', (_, facts, on, outcome) => {
    expect(given(...facts).when('RecordHearing', { on })).toEqual(outcome);
  });

  it('charges need an accused person', () => {
    expect(given(...running).when('FileCharges', { ...charged.data, accusedCount: 0 })).toBe('ACCUSED_MISSING');
  });

  it.each<[string, Facts, string, object | string]>([
    ['after a conviction', [...running, convicted], '2020-11-26', [sentenced]],
    ['of another of the convicted, in the same words', [...running, convicted, sentenced], '2020-11-26', [sentenced]],
    ['before any verdict', [...running], '2020-11-26', 'CONVICTION_MISSING'],
    ['after an acquittal', [...running, acquitted], '2020-11-26', 'CONVICTION_MISSING'],
    ['before the conviction', [...running, convicted], '2020-11-18', 'DATE_ORDER'],
  ])('a sentence %s', (_, facts, on, outcome) => {
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
