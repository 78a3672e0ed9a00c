import { steps } from '#aggregates';
import type { Actor } from '#decider';
import { readingOf } from '#step';
import { closed, girl, journey, reopened } from '../testing.js';
import { relationInLog } from './relation-in-log.js';
import { relationOf } from './relation-of.js';

const as = (id: string, office = 'SiemReapCac'): Actor => ({ id, role: 'CASE_WORKER', organisation: 'A21', office });

const assigned = (worker: string, assignmentId = 'one', as = 'CaseWorker', office = 'SiemReapCac') =>
  ({
    type: 'CaseWorkerAssigned',
    data: { assignmentId, worker, as: as as 'CaseWorker', office, on: '2020-02-03' },
  }) as const;
const handedOver = {
  type: 'CaseHandedOver',
  data: { assignmentId: 'one', from: 'sokha', to: 'bopha', on: '2020-02-10' },
} as const;
const ended = { type: 'AssignmentEnded', data: { assignmentId: 'one', worker: 'sokha', on: '2020-02-20' } } as const;

type Facts = Parameters<typeof journey>;

const between = (facts: Facts, who: Actor) => relationOf(journey(...facts).state().relation, who);

describe('what somebody is to her', () => {
  it.each<[string, Facts, string, boolean, readonly string[]]>([
    ['who received her', [girl()], 'sokha', true, []],
    ['anybody else', [girl()], 'bopha', false, []],
    ['who received her, once another is assigned', [girl(), assigned('bopha')], 'sokha', false, []],
    ['who is assigned', [girl(), assigned('bopha')], 'bopha', false, ['CaseWorker']],
    ['who received her, though that assignment ended', [girl(), assigned('bopha'), ended], 'sokha', false, []],
    ['who handed her over', [girl(), assigned('sokha'), handedOver], 'sokha', false, []],
    ['to whom she was handed over', [girl(), assigned('sokha'), handedOver], 'bopha', false, ['CaseWorker']],
    ['whose assignment ended', [girl(), assigned('sokha'), ended], 'sokha', false, []],
    ['who looks after a closed case', [girl(), assigned('sokha'), closed()], 'sokha', false, ['CaseWorker']],
    [
      'who did before it was reopened',
      [girl(), assigned('sokha'), closed(), reopened()],
      'sokha',
      false,
      ['CaseWorker'],
    ],
    [
      'who has two parts',
      [girl(), assigned('sokha'), assigned('sokha', 'two', 'LegalOfficer')],
      'sokha',
      false,
      ['CaseWorker', 'LegalOfficer'],
    ],
  ])('%s', (_, facts, who, received, assignedAs) => {
    expect(between(facts, as(who))).toMatchObject({ received, assignedAs });
  });

  it.each<[string, Facts, string, boolean]>([
    ['that received her', [girl()], 'SiemReapCac', true],
    ['that did not', [girl()], 'Poipet', false],
    ['of a colleague who is assigned', [girl(), assigned('bopha', 'one', 'CaseWorker', 'Poipet')], 'Poipet', true],
    ['of a colleague who was', [girl(), assigned('bopha', 'one', 'CaseWorker', 'Poipet'), ended], 'Poipet', false],
    ['that has no name', [girl()], '', false],
  ])('the office %s', (_, facts, office, sameOffice) => {
    expect(between(facts, as('dara', office)).sameOffice).toBe(sameOffice);
  });

  it('follows what was corrected and struck out', () => {
    const struck = { type: 'EntryStruckOut', data: { eventId: 'event-1', reason: 'It was another girl.' } } as const;
    expect(between([girl(), assigned('bopha'), struck], as('bopha')).assignedAs).toEqual([]);
    expect(between([girl(), assigned('bopha'), struck], as('sokha')).received).toBe(true);
  });

  it('stays with who received her, whoever corrected what was said then', () => {
    const { data } = girl({ urgency: 'Routine' });
    const corrected = {
      type: 'EntryCorrected',
      data: { eventId: 'event-0', reason: 'It was not urgent.', replacement: { ReferralReceived: data } },
      by: { id: 'sophea', role: 'SUPERVISOR' },
    } as const;
    expect(between([girl(), corrected], as('sokha')).received).toBe(true);
    expect(between([girl(), corrected], as('sophea')).received).toBe(false);
  });
});

it('is told by the log of somebody whom the views have not read yet, as it stands since it was corrected', async () => {
  const event = (type: string, data: object, revision: number) => ({
    id: `e${revision}`,
    type,
    data,
    revision,
    position: BigInt(revision),
    stream: 'survivor-1',
    recordedAt: '2020-03-01T09:00:00.000Z',
    metadata: { actor: as('sokha') },
  });
  const read = async (stream: string) =>
    (stream === 'survivor-1'
      ? [
          event('ReferralReceived', { office: 'SiemReapCac' }, 0),
          event('CaseWorkerAssigned', assigned('bopha').data, 1),
          event('EntryStruckOut', { eventId: 'e1' }, 2),
        ]
      : []) as never;
  const inLog = relationInLog({ ...readingOf(steps), store: { read } });
  expect(await inLog(as('sokha'), '1')).toMatchObject({ received: true, assignedAs: [], sameOffice: true });
  expect(await inLog(as('bopha'), '1')).toMatchObject({ received: false, assignedAs: [] });
  expect(await inLog(as('sokha'), '2')).toBeUndefined();
});
