import type { Settings } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import {
  assessed,
  closed,
  confirmed,
  determined,
  entered,
  girl,
  journey,
  overridden,
  reductionApproved,
} from '../testing.js';
import { tasksOf } from './due.rules.js';
import type { TaskKind } from './tasks.codes.js';

type Facts = Parameters<typeof journey>;

/** The open tasks with their due days, without the kinds that a spec is not about. */
const open = (facts: Facts, kinds: readonly TaskKind[], settings: Partial<Settings> = {}): string[] =>
  tasksOf(journey(girl(), ...facts).state().tasks, { ...DEFAULT_SETTINGS, ...settings }, '2020-03-01')
    .filter(({ kind }) => kinds.includes(kind))
    .map(({ kind, dueOn }) => `${kind} ${dueOn}`);

const at = '2020-03-02T09:00:00.000Z';
const withInstant = <Fact extends object>(fact: Fact) => ({ ...fact, at });

describe('a task for a second person', () => {
  const irregular = {
    ...entered(),
    data: { ...entered().data, irregular: { code: 'CONSENT_MISSING', explanation: '…' } },
  };
  const request = { type: 'ClosureRequested', data: { reason: 'GoalsReached', on: '2020-03-02' } } as const;
  const entryReviewed = (eventId: string) =>
    ({ type: 'EntryReviewed', data: { eventId, on: '2020-03-04', upheld: true } }) as const;
  const struckOut = { type: 'EntryStruckOut', data: { eventId: 'event-9', reason: 'Another person.' } } as const;
  const upheld = {
    type: 'ConsentOverrideReviewed',
    data: { overrideId: 'override', upheld: true, on: '2020-02-12' },
  } as const;
  const high = assessed({ assessmentId: 'high', level: 'High' });
  const lower = assessed({ assessmentId: 'lower', level: 'Low', on: '2020-02-14' });

  it.each<{ kind: TaskKind; title: string; given: Facts; due: string[] }>([
    { kind: 'OverrideReview', title: 'is due when the override says', given: [overridden()], due: ['2020-02-13'] },
    { kind: 'OverrideReview', title: 'is done', given: [overridden(), upheld], due: [] },
    { kind: 'OverrideReview', title: 'is due after closure too', given: [overridden(), closed()], due: ['2020-02-13'] },
    {
      kind: 'IrregularEntryReview',
      title: 'is due after 72 hours',
      given: [withInstant(irregular)],
      due: ['2020-03-05'],
    },
    {
      kind: 'IrregularEntryReview',
      title: 'is due whatever the entry',
      given: [withInstant({ ...irregular, type: 'HousingChanged' } as never)],
      due: ['2020-03-05'],
    },
    { kind: 'IrregularEntryReview', title: 'is done', given: [irregular, entryReviewed('event-1')], due: [] },
    {
      kind: 'IrregularEntryReview',
      title: 'is not done by that of another',
      given: [withInstant(irregular), entryReviewed('event-7')],
      due: ['2020-03-05'],
    },
    {
      kind: 'IrregularEntryReview',
      title: 'is due after closure too',
      given: [withInstant(irregular), closed()],
      due: ['2020-03-05'],
    },
    { kind: 'CorrectionReview', title: 'is due after 72 hours', given: [withInstant(struckOut)], due: ['2020-03-05'] },
    { kind: 'CorrectionReview', title: 'is done', given: [struckOut, entryReviewed('event-1')], due: [] },
    {
      kind: 'BestInterestConfirmation',
      title: 'is due after 72 hours',
      given: [withInstant(determined())],
      due: ['2020-03-05'],
    },
    { kind: 'BestInterestConfirmation', title: 'is done', given: [determined(), confirmed()], due: [] },
    {
      kind: 'RiskReductionApproval',
      title: 'is due after 72 hours',
      given: [high, withInstant(lower)],
      due: ['2020-03-05'],
    },
    {
      kind: 'RiskReductionApproval',
      title: 'is done',
      given: [high, lower, reductionApproved({ assessmentId: 'lower' })],
      due: [],
    },
    {
      kind: 'RiskReductionApproval',
      title: 'is not due when the level was Medium',
      given: [assessed(), lower],
      due: [],
    },
    {
      kind: 'RiskReductionApproval',
      title: 'falls away when the level is High again',
      given: [high, lower, assessed({ level: 'High', on: '2020-02-20' })],
      due: [],
    },
    { kind: 'ClosureApproval', title: 'is due after 72 hours', given: [withInstant(request)], due: ['2020-03-05'] },
    { kind: 'ClosureApproval', title: 'is due once', given: [request, withInstant(request)], due: ['2020-03-05'] },
    { kind: 'ClosureApproval', title: 'is done', given: [request, closed()], due: [] },
  ])('$kind $title', ({ kind, given, due }) => {
    expect(open(given, [kind])).toEqual(due.map((day) => `${kind} ${day}`));
  });

  describe('when its review upholds it, or does not', () => {
    const kinds = ['IrregularEntryReview', 'CorrectionReview'] as const;
    const stated = irregular.data;
    const before = withInstant(irregular);
    const no = (eventId: string) =>
      ({ type: 'EntryReviewed', data: { eventId, on: '2020-03-04', upheld: false } }) as const;
    const entryCorrected = (replacement: object) =>
      ({
        type: 'EntryCorrected',
        data: { eventId: 'event-1', reason: 'Another day.', replacement: { AftercareEntered: { ...replacement } } },
        at: '2020-03-06T09:00:00.000Z',
      }) as const;
    const regular = entryCorrected({ ...entered().data, on: '2020-02-11' });
    const later = entryCorrected({ ...entered().data, on: '2020-02-12' });
    const again = entryCorrected({ ...stated, on: '2020-02-11' });
    const gone = { type: 'EntryStruckOut', data: { eventId: 'event-1', reason: 'Never.' }, at: again.at } as const;
    const opened = {
      type: 'ProsecutionOpened',
      data: {
        prosecutionId: 'one',
        on: '2020-03-02',
        court: 'Siem Reap',
        article: '12',
        role: 'Witness',
        irregular: stated.irregular,
      },
      at,
    } as const;
    const irregularly = 'IrregularEntryReview 2020-03-05';
    const correction = 'CorrectionReview 2020-03-09';

    it.each<[string, Facts, string[]]>([
      ['an irregular entry stays owed after a no', [before, no('event-1')], [irregularly]],
      ['after closure too', [before, no('event-1'), closed()], [irregularly]],
      ['until it is corrected to be regular', [before, no('event-1'), regular], [correction]],
      ['until it is corrected, though against the rule still', [before, no('event-1'), again], [correction]],
      ['until it is struck out', [before, no('event-1'), gone], [correction]],
      [
        'and not until another is',
        [before, no('event-1'), withInstant(struckOut)],
        [irregularly, irregularly.replace('IrregularEntry', 'Correction')],
      ],
      ['not, when it was struck out before', [before, gone], [correction]],
      ['still, when it was corrected before', [before, again, no('event-1')], [irregularly, correction]],
      ['a correction stays owed after a no', [entered(), regular, no('event-2')], [correction]],
      ['until the entry is corrected again', [entered(), regular, no('event-2'), later], [correction]],
      ['and all is done by a yes to that', [entered(), regular, no('event-2'), later, entryReviewed('event-4')], []],
      ['until the entry is struck out', [entered(), regular, no('event-2'), gone, entryReviewed('event-4')], []],
      ['not, when the entry was corrected again before', [entered(), regular, later, no('event-2')], [correction]],
      ['not, when the entry was struck out before', [entered(), regular, gone, no('event-2')], [correction]],
      ['a strike-out is done: an entry struck out in error is recorded again', [entered(), gone, no('event-2')], []],
      ['so does what the court knows of', [opened, no('event-1')], [irregularly]],
    ])('%s', (_, facts, due) => {
      expect(open(facts, kinds)).toEqual(due);
    });
  });

  it('waits for as long as the settings allow', () => {
    expect(open([withInstant(request)], ['ClosureApproval'], { reviewWithinHours: 16 })).toEqual([
      'ClosureApproval 2020-03-03',
    ]);
  });
});
