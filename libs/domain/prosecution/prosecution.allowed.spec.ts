import { compose, refusalBeforeInput } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import { prosecution } from './prosecution.decider.js';
import { accusedNamed, chargesDropped, given, running, two, verdict, type Facts } from './testing/named-accused.js';

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
