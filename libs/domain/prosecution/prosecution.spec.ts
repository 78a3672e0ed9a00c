import { compose } from '#kernel/decider';
import { specification } from '#kernel/decider/testing';
import { prosecution, type ProsecutionCommands } from './prosecution.decider.js';
import { byCaseWorker } from '../testing/by-case-worker.js';

const given = specification(compose({ prosecution }), byCaseWorker);
type Facts = Parameters<typeof given>;

const at = { court: 'Siem Reap Provincial Court', article: '15' };
const commenced = { type: 'ProsecutionCommenced', data: { on: '2020-03-09', ...at } } as const;
const survivorJoined = (survivorId: string) => ({
  type: 'SurvivorJoined' as const,
  data: { survivorId, on: '2020-03-09' },
});
const convicted = { type: 'VerdictReached', data: { outcome: 'Convicted', on: '2020-11-19' } } as const;
const discontinued = { type: 'ProsecutionDiscontinued', data: { on: '2020-11-19' } } as const;
const settled = { type: 'ProsecutionEnded', data: { outcome: 'Settled', on: '2020-11-19' } } as const;
const ended = { type: 'ProsecutionEnded', data: { outcome: 'Convicted', on: '2020-12-20' } } as const;
const running = [commenced, survivorJoined('srey')] as const;

describe('a survivor joins', () => {
  const join = (survivorId: string) => ({ survivorId, on: '2020-03-09', ...at });

  it('as the first: the prosecution begins', () => {
    expect(given().when('JoinSurvivor', join('srey'))).toEqual([commenced, survivorJoined('srey')]);
  });

  it('as another, also after the verdict', () => {
    expect(given(...running).when('JoinSurvivor', join('rith'))).toEqual([survivorJoined('rith')]);
    expect(given(...running, convicted).when('JoinSurvivor', join('rith'))).toEqual([survivorJoined('rith')]);
  });

  it.each([
    ['earlier than all others before', '2020-03-02', '2020-03-02'],
    ['later', '2020-04-02', '2020-03-09'],
  ])('%s: the prosecution began with the survivor who was in it first', (_, on, commencedOn) => {
    const rithJoined = { type: 'SurvivorJoined', data: { survivorId: 'rith', on } } as const;
    expect(given(...running, rithJoined).state()).toMatchObject({
      prosecution: { commencedOn, survivors: ['srey', 'rith'] },
    });
    expect(given(...running, rithJoined).when('RecordHearing', { on: '2020-03-05' })).toEqual(
      on < '2020-03-05' ? [{ type: 'HearingHeld', data: { on: '2020-03-05' } }] : 'DATE_ORDER',
    );
  });

  it('once', () => {
    expect(given(...running).when('JoinSurvivor', join('srey'))).toEqual([]);
  });
});

describe('a prosecution ends', () => {
  const verdict = (input: Partial<ProsecutionCommands['RecordVerdict']> = {}) => ({ ...convicted.data, ...input });

  it.each<{ title: string; given: Facts; command: ReturnType<typeof verdict>; outcome: object | string }>([
    { title: 'with a verdict', given: [...running], command: verdict(), outcome: [convicted] },
    {
      title: 'on its first day',
      given: [...running],
      command: verdict({ on: '2020-03-09' }),
      outcome: [{ ...convicted, data: verdict({ on: '2020-03-09' }) }],
    },
    { title: 'before it began', given: [...running], command: verdict({ on: '2020-03-08' }), outcome: 'DATE_ORDER' },
    { title: 'tomorrow', given: [...running], command: verdict({ on: '2026-03-02' }), outcome: 'DATE_IN_FUTURE' },
    { title: 'before a survivor joined', given: [], command: verdict(), outcome: 'NOT_FOUND' },
    { title: 'with the same verdict again', given: [...running, convicted], command: verdict(), outcome: [] },
    {
      title: 'with another verdict',
      given: [...running, convicted],
      command: verdict({ outcome: 'Acquitted' }),
      outcome: 'VERDICT_REACHED',
    },
    {
      title: 'with the verdict of another day',
      given: [...running, convicted],
      command: verdict({ on: '2020-11-20' }),
      outcome: 'VERDICT_REACHED',
    },
    {
      title: 'with a verdict though discontinued',
      given: [...running, discontinued],
      command: verdict(),
      outcome: 'PROSECUTION_DISCONTINUED',
    },
    {
      title: 'with a verdict though settled',
      given: [...running, settled],
      command: verdict(),
      outcome: 'PROSECUTION_SETTLED',
    },
  ])('$title', ({ given: facts, command, outcome }) => {
    expect(given(...facts).when('RecordVerdict', command)).toEqual(outcome);
  });

  it.each<{ title: string; given: Facts; on: string; outcome: object | string }>([
    { title: 'without a verdict', given: [...running], on: '2020-11-19', outcome: [discontinued] },
    { title: 'without one, before it began', given: [...running], on: '2020-03-08', outcome: 'DATE_ORDER' },
    { title: 'without one, again', given: [...running, discontinued], on: '2020-11-19', outcome: [] },
    {
      title: 'without one, on another day',
      given: [...running, discontinued],
      on: '2020-11-20',
      outcome: 'PROSECUTION_DISCONTINUED',
    },
    {
      title: 'without one, though it was reached',
      given: [...running, convicted],
      on: '2020-11-19',
      outcome: 'VERDICT_REACHED',
    },
    { title: 'without having begun', given: [], on: '2020-11-19', outcome: 'NOT_FOUND' },
  ])('$title', ({ given: facts, on, outcome }) => {
    expect(given(...facts).when('DiscontinueProsecution', { on })).toEqual(outcome);
  });
});

describe('a prosecution is over', () => {
  const conclude = (input: Partial<ProsecutionCommands['ConcludeProsecution']> = {}) => ({ ...settled.data, ...input });

  it.each<{ title: string; given: Facts; command: ReturnType<typeof conclude>; outcome: object | string }>([
    { title: 'when it is settled', given: [...running], command: conclude(), outcome: [settled] },
    { title: 'when it is settled, once', given: [...running, settled], command: conclude(), outcome: [] },
    {
      title: 'when it is settled, not on two days',
      given: [...running, settled],
      command: conclude({ on: '2020-11-20' }),
      outcome: 'PROSECUTION_ENDED',
    },
    {
      title: 'not before it began',
      given: [...running],
      command: conclude({ on: '2020-03-08' }),
      outcome: 'DATE_ORDER',
    },
    { title: 'not tomorrow', given: [...running], command: conclude({ on: '2026-03-02' }), outcome: 'DATE_IN_FUTURE' },
    { title: 'not before a survivor joined', given: [], command: conclude(), outcome: 'NOT_FOUND' },
    { title: 'some time after its verdict', given: [...running, convicted], command: ended.data, outcome: [ended] },
    {
      title: 'not before its verdict',
      given: [...running, convicted],
      command: { ...ended.data, on: '2020-11-18' },
      outcome: 'DATE_ORDER',
    },
    { title: 'not without a verdict', given: [...running], command: ended.data, outcome: 'VERDICT_MISSING' },
    {
      title: 'not otherwise than by its verdict',
      given: [...running, convicted],
      command: conclude({ on: '2020-12-20' }),
      outcome: 'VERDICT_REACHED',
    },
    { title: 'after its verdict, once', given: [...running, convicted, ended], command: ended.data, outcome: [] },
    {
      title: 'not twice',
      given: [...running, convicted, ended],
      command: { ...ended.data, on: '2020-12-10' },
      outcome: 'PROSECUTION_ENDED',
    },
    {
      title: 'when it is discontinued, without more words',
      given: [...running, discontinued],
      command: conclude({ outcome: 'Discontinued' }),
      outcome: [],
    },
    {
      title: 'not settled when it is discontinued',
      given: [...running, discontinued],
      command: conclude(),
      outcome: 'PROSECUTION_ENDED',
    },
  ])('$title', ({ given: facts, command, outcome }) => {
    expect(given(...facts).when('ConcludeProsecution', command)).toEqual(outcome);
  });
});
