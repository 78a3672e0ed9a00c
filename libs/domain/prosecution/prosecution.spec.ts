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

  it.each<[string, Facts, ReturnType<typeof verdict>, object | string]>([
    ['with a verdict', [...running], verdict(), [convicted]],
    [
      'on its first day',
      [...running],
      verdict({ on: '2020-03-09' }),
      [{ ...convicted, data: verdict({ on: '2020-03-09' }) }],
    ],
    ['before it began', [...running], verdict({ on: '2020-03-08' }), 'DATE_ORDER'],
    ['tomorrow', [...running], verdict({ on: '2026-03-02' }), 'DATE_IN_FUTURE'],
    ['before a survivor joined', [], verdict(), 'NOT_FOUND'],
    ['with the same verdict again', [...running, convicted], verdict(), []],
    ['with another verdict', [...running, convicted], verdict({ outcome: 'Acquitted' }), 'VERDICT_REACHED'],
    ['with the verdict of another day', [...running, convicted], verdict({ on: '2020-11-20' }), 'VERDICT_REACHED'],
    ['with a verdict though discontinued', [...running, discontinued], verdict(), 'PROSECUTION_DISCONTINUED'],
    ['with a verdict though settled', [...running, settled], verdict(), 'PROSECUTION_SETTLED'],
  ])('%s', (_, facts, command, outcome) => {
    expect(given(...facts).when('RecordVerdict', command)).toEqual(outcome);
  });

  it.each<[string, Facts, string, object | string]>([
    ['without a verdict', [...running], '2020-11-19', [discontinued]],
    ['without one, before it began', [...running], '2020-03-08', 'DATE_ORDER'],
    ['without one, again', [...running, discontinued], '2020-11-19', []],
    ['without one, on another day', [...running, discontinued], '2020-11-20', 'PROSECUTION_DISCONTINUED'],
    ['without one, though it was reached', [...running, convicted], '2020-11-19', 'VERDICT_REACHED'],
    ['without having begun', [], '2020-11-19', 'NOT_FOUND'],
  ])('%s', (_, facts, on, outcome) => {
    expect(given(...facts).when('DiscontinueProsecution', { on })).toEqual(outcome);
  });
});

describe('a prosecution is over', () => {
  const conclude = (input: Partial<ProsecutionCommands['ConcludeProsecution']> = {}) => ({ ...settled.data, ...input });

  it.each<[string, Facts, ReturnType<typeof conclude>, object | string]>([
    ['when it is settled', [...running], conclude(), [settled]],
    ['when it is settled, once', [...running, settled], conclude(), []],
    ['when it is settled, not on two days', [...running, settled], conclude({ on: '2020-11-20' }), 'PROSECUTION_ENDED'],
    ['not before it began', [...running], conclude({ on: '2020-03-08' }), 'DATE_ORDER'],
    ['not tomorrow', [...running], conclude({ on: '2026-03-02' }), 'DATE_IN_FUTURE'],
    ['not before a survivor joined', [], conclude(), 'NOT_FOUND'],
    ['some time after its verdict', [...running, convicted], ended.data, [ended]],
    ['not before its verdict', [...running, convicted], { ...ended.data, on: '2020-11-18' }, 'DATE_ORDER'],
    ['not without a verdict', [...running], ended.data, 'VERDICT_MISSING'],
    ['not otherwise than by its verdict', [...running, convicted], conclude({ on: '2020-12-20' }), 'VERDICT_REACHED'],
    ['after its verdict, once', [...running, convicted, ended], ended.data, []],
    ['not twice', [...running, convicted, ended], { ...ended.data, on: '2020-12-10' }, 'PROSECUTION_ENDED'],
    [
      'when it is discontinued, without more words',
      [...running, discontinued],
      conclude({ outcome: 'Discontinued' }),
      [],
    ],
    ['not settled when it is discontinued', [...running, discontinued], conclude(), 'PROSECUTION_ENDED'],
  ])('%s', (_, facts, command, outcome) => {
    expect(given(...facts).when('ConcludeProsecution', command)).toEqual(outcome);
  });
});
