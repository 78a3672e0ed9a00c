import { compose, refusalBeforeInput } from '#kernel/decider';
import { specification } from '#kernel/decider/testing';
import { foldRows, type ProjectableEvent } from '#kernel/projections';
import { prosecution } from '../prosecution.decider.js';
import { prosecutionPolicy } from '../prosecution.policy.js';
import { prosecutionProjection } from '../prosecution.projection.js';
import { RecordedCourtCase, type CourtCommand } from '../testing/court-case-record.js';
import { byCaseWorker } from '../../testing/by-case-worker.js';

const court = compose({ prosecution });
const given = specification(court, byCaseWorker);
type Facts = Parameters<typeof given>;

const running: Facts = [
  { type: 'ProsecutionCommenced', data: { on: '2020-03-09', court: 'Siem Reap', article: '15' } },
  { type: 'SurvivorJoined', data: { survivorId: 'one', on: '2020-03-09' } },
];
const at = '2020-06-02T02:00:00.000Z';
const scheduled = { type: 'HearingScheduled', data: { hearingId: 'first', at, on: '2020-04-01' } } as const;
const held = { type: 'HearingHeld', data: { hearingId: 'first', on: '2020-06-02' } } as const;
const cancelled = { type: 'HearingCancelled', data: { hearingId: 'first', on: '2020-05-20' } } as const;
const announced: Facts = [...running, scheduled];
const over: Facts = [...running, { type: 'ProsecutionDiscontinued', data: { on: '2020-05-01' } }];

describe('a hearing to come', () => {
  it('is scheduled at an instant, which is kept in UTC', () => {
    const command = { ...scheduled.data, at: '2020-06-02T09:00:00+07:00' };
    expect(given(...running).when('ScheduleHearing', command)).toEqual([scheduled]);
  });

  it.each<{ title: string; given: Facts; input: object; outcome: string | object }>([
    { title: 'once', given: [...running, scheduled], input: {}, outcome: [] },
    {
      title: 'and no other under its id',
      given: [...running, scheduled],
      input: { at: '2020-06-03T02:00:00.000Z' },
      outcome: 'ID_USED',
    },
    {
      title: 'not before it was announced',
      given: running,
      input: { at: '2020-03-31T02:00:00.000Z' },
      outcome: 'DATE_ORDER',
    },
    { title: 'not in another age', given: running, input: { at: '2030-03-31T02:00:00.000Z' }, outcome: 'DATE_TOO_FAR' },
    { title: 'not once the case is over', given: over, input: {}, outcome: 'PROSECUTION_ENDED' },
    { title: 'in no case', given: [], input: {}, outcome: 'NOT_FOUND' },
  ])('is scheduled $title', ({ given: facts, input, outcome }) => {
    expect(given(...facts).when('ScheduleHearing', { ...scheduled.data, ...input })).toEqual(outcome);
  });

  it.each<{ title: string; given: Facts; input: object; outcome: string | object }>([
    { title: 'is held', given: announced, input: {}, outcome: [held] },
    { title: 'is held once', given: [...announced, held], input: {}, outcome: [] },
    {
      title: 'is not held once it was cancelled',
      given: [...announced, cancelled],
      input: {},
      outcome: 'HEARING_OVER',
    },
    { title: 'is not held under another id', given: announced, input: { hearingId: 'x' }, outcome: 'NOT_FOUND' },
    {
      title: 'is not held before it was announced',
      given: announced,
      input: { on: '2020-03-31' },
      outcome: 'DATE_ORDER',
    },
  ])('$title', ({ given: facts, input, outcome }) => {
    expect(given(...facts).when('RecordHearing', { ...held.data, ...input })).toEqual(outcome);
  });

  it.each<{ title: string; given: Facts; input: object; outcome: string | object }>([
    { title: 'is cancelled', given: announced, input: {}, outcome: [cancelled] },
    { title: 'is cancelled once', given: [...announced, cancelled], input: {}, outcome: [] },
    { title: 'is not cancelled once it was held', given: [...announced, held], input: {}, outcome: 'HEARING_OVER' },
    {
      title: 'is not cancelled before it was announced',
      given: announced,
      input: { on: '2020-03-31' },
      outcome: 'DATE_ORDER',
    },
    { title: 'is not cancelled where none is scheduled', given: running, input: {}, outcome: 'NOTHING_HERE' },
  ])('$title', ({ given: facts, input, outcome }) => {
    expect(given(...facts).when('CancelHearing', { ...cancelled.data, ...input })).toEqual(outcome);
  });

  it('is recorded as held although the day in court is on record already', () => {
    const sat = { type: 'HearingHeld', data: { on: '2020-06-02' } } as const;
    expect(given(...running, scheduled, sat).when('RecordHearing', held.data)).toEqual([held]);
    expect(given(...running, scheduled, sat, held).state().prosecution?.hearings).toEqual(['2020-06-02']);
  });

  it('names no day that nobody sent, where each day until today has a hearing', () => {
    const on = '2026-03-01';
    const began = { type: 'ProsecutionCommenced', data: { on, court: 'Siem Reap', article: '15' } } as const;
    const recording = given(began, { type: 'HearingHeld', data: { on } });
    const context = { steps: {}, by: byCaseWorker.author, now: `${on}T09:00:00.000Z`, commandId: 'the-command' };
    const refused = refusalBeforeInput(court, 'RecordHearing', recording.state(), {
      ...context,
      settings: byCaseWorker.settings,
    });
    expect(refused?.message).toBe(
      'Each day from 2026-03-01 until today has such an entry: correct the one with the wrong day (correctEntry).',
    );
    expect(recording.when('RecordHearing', { on: '2026-02-28' })).toBe('DATE_IN_FUTURE');
    expect(recording.when('RecordHearing', { on })).toEqual([]);
  });

  it('is shown until it is over', () => {
    const shown = (...facts: Facts) =>
      foldRows(
        prosecutionProjection,
        [],
        facts.map(({ type, data }, revision) => {
          const meta = { subject: 'case', eventId: `event-${revision}`, type, revision, position: BigInt(revision) };
          return { data, meta } as unknown as ProjectableEvent;
        }),
      ).saved;
    expect(shown(...running, scheduled)).toMatchObject([{ planned: [{ hearingId: 'first', at }], hearings: [] }]);
    expect(shown(...running, scheduled, held)).toMatchObject([{ planned: [], hearings: ['2020-06-02'] }]);
    expect(shown(...running, scheduled, cancelled)).toMatchObject([{ planned: [], hearings: [] }]);
  });
});

describe('the records of the survivors follow', () => {
  const survivorJoined = (survivorId: string): CourtCommand => [
    'JoinSurvivor',
    { survivorId, on: '2020-03-09', court: 'Siem Reap', article: '15' },
  ];
  const schedule: CourtCommand = ['ScheduleHearing', scheduled.data];
  const sophea = { by: { id: 'sophea', role: 'SUPERVISOR' } };
  const following = (...told: CourtCommand[]) => {
    const { facts, before, state } = new RecordedCourtCase().record(...told);
    const last = facts.at(-1)!;
    return prosecutionPolicy.on[last.type]!(last.data as never, 'case', state as never, before.at(-1)! as never);
  };
  const hearingNoted = (id: string, planned: boolean, instant = at) => {
    const command = { prosecutionId: 'case', hearingId: 'first', at: instant, planned };
    return { of: 'survivor', id, name: 'NoteHearing', command };
  };

  it.each<[string, CourtCommand[], object[]]>([
    [
      'a hearing that is scheduled',
      [survivorJoined('one'), survivorJoined('two'), schedule],
      [hearingNoted('one', true), hearingNoted('two', true)],
    ],
    ['one that is held', [survivorJoined('one'), schedule, ['RecordHearing', held.data]], [hearingNoted('one', false)]],
    [
      'one that is cancelled',
      [survivorJoined('one'), schedule, ['CancelHearing', cancelled.data]],
      [hearingNoted('one', false)],
    ],
    [
      'one that was there when they joined',
      [survivorJoined('one'), schedule, survivorJoined('two')],
      [hearingNoted('two', true)],
    ],
    [
      'one in a case that they left',
      [survivorJoined('one'), schedule, ['TakeOutSurvivor', { survivorId: 'one' }]],
      [hearingNoted('one', false)],
    ],
    [
      'one after which the case ended',
      [survivorJoined('one'), schedule, ['DiscontinueProsecution', { on: '2020-05-01' }]],
      [
        { of: 'survivor', id: 'one', name: 'ConcludeProsecution', command: expect.anything() },
        hearingNoted('one', false),
      ],
    ],
    [
      'one that was corrected',
      [
        survivorJoined('one'),
        schedule,
        [
          'CorrectEntry',
          {
            eventId: 'event-2',
            reason: 'misheard',
            replacement: { scheduleHearing: { ...scheduled.data, at: '2020-06-09T02:00:00.000Z' } },
          } as never,
          sophea,
        ],
      ],
      [hearingNoted('one', true, '2020-06-09T02:00:00.000Z')],
    ],
    [
      'one that was struck out',
      [survivorJoined('one'), schedule, ['StrikeOutEntry', { eventId: 'event-2', reason: 'another case' }, sophea]],
      [hearingNoted('one', false)],
    ],
  ])('%s', (_, told, commands) => {
    expect(following(...told)).toEqual(commands);
  });
});
