import { DEFAULT_SETTINGS } from '#settings';
import { foldRows, factRows, type ProjectableEvent } from '#kernel/projections';
import { closed, consented, girl, journey, outcomeOf, reopened, supervisor, withdrawn, woman } from '../../testing.js';
import { tasksOf } from '../../tasks/due.rules.js';
import type { JusticeCommands } from './justice.decider.js';
import type { JusticeEvents } from './justice.events.js';
import { prosecutionFacts } from './justice.facts.js';
import { justiceProjection } from './justice.projection.js';
import { prosecutionsHolding } from './justice.rules.js';

type Facts = Parameters<typeof journey>;

const open: JusticeCommands['OpenProsecution'] = {
  prosecutionId: 'one',
  on: '2020-03-09',
  court: 'Siem Reap Provincial Court',
  article: '15',
  role: 'Complainant',
};
const opened = { type: 'ProsecutionOpened', data: open } as const;
const conclude: JusticeCommands['ConcludeProsecution'] = {
  prosecutionId: 'one',
  outcome: 'Convicted',
  on: '2020-11-19',
};
const concluded = { type: 'ProsecutionConcluded', data: conclude } as const;
const agreed = consented({ givenBy: 'Survivor', scopes: ['Prosecution'] });

describe('a prosecution is opened (rule 11)', () => {
  it.each<{ title: string; given: Facts; on: string; outcome: string }>([
    { title: 'with the survivor’s consent', given: [woman(), agreed], on: '2020-03-09', outcome: 'ProsecutionOpened' },
    { title: 'on the day of it', given: [woman(), agreed], on: '2020-02-02', outcome: 'ProsecutionOpened' },
    { title: 'before it', given: [woman(), agreed], on: '2020-02-01', outcome: 'CONSENT_MISSING' },
    { title: 'without consent', given: [woman()], on: '2020-03-09', outcome: 'CONSENT_MISSING' },
    {
      title: 'with consent to something else',
      given: [woman(), consented({ givenBy: 'Survivor', scopes: ['Services'] })],
      on: '2020-03-09',
      outcome: 'CONSENT_SCOPE_MISMATCH',
    },
    {
      title: 'the day before it was withdrawn',
      given: [woman(), agreed, withdrawn()],
      on: '2020-02-29',
      outcome: 'ProsecutionOpened',
    },
    {
      title: 'on the day on which it was withdrawn',
      given: [woman(), agreed, withdrawn()],
      on: '2020-03-01',
      outcome: 'CONSENT_WITHDRAWN',
    },
    {
      title: 'for a child, with the guardian’s',
      given: [girl(), consented()],
      on: '2020-03-09',
      outcome: 'ProsecutionOpened',
    },
    {
      title: 'for a child, with the child’s own alone',
      given: [girl(), agreed],
      on: '2020-03-09',
      outcome: 'GUARDIAN_REQUIRED',
    },
    { title: 'once', given: [woman(), agreed, opened], on: '2020-03-09', outcome: '' },
    {
      title: 'once, and not on another day under the same id',
      given: [woman(), agreed, opened],
      on: '2020-03-10',
      outcome: 'ID_USED',
    },
    {
      title: 'before the case was reopened',
      given: [woman(), agreed, closed(), reopened()],
      on: '2020-05-03',
      outcome: 'DATE_ORDER',
    },
    { title: 'tomorrow', given: [woman(), agreed], on: '2026-03-02', outcome: 'DATE_IN_FUTURE' },
    { title: 'without a survivor', given: [], on: '2020-03-09', outcome: 'NOT_FOUND' },
    { title: 'in a closed case', given: [woman(), agreed, closed()], on: '2020-04-09', outcome: 'CASE_CLOSED' },
  ])('$title', ({ given, on, outcome }) => {
    expect(outcomeOf(journey(...given).when('OpenProsecution', { ...open, on }))).toBe(outcome);
  });
});

it('a prosecution that was opened without consent is recorded by a supervisor, and marked', () => {
  const irregular = { code: 'CONSENT_MISSING', explanation: 'The prosecutor called the survivor as a witness.' };
  const asked = { ...open, irregular };
  expect(journey(woman()).when('OpenProsecution', asked, { by: supervisor })).toEqual([
    { type: 'ProsecutionOpened', data: { ...open, irregular } },
  ]);
});

describe('a protective measure', () => {
  it.each<{ title: string; given: Facts; on: string; outcome: string }>([
    {
      title: 'from the first day on',
      given: [woman(), agreed, opened],
      on: '2020-03-09',
      outcome: 'ProtectiveMeasureGranted',
    },
    { title: 'before it', given: [woman(), agreed, opened], on: '2020-03-08', outcome: 'DATE_ORDER' },
    {
      title: 'when the case has ended',
      given: [woman(), agreed, opened, concluded],
      on: '2020-12-01',
      outcome: 'ProtectiveMeasureGranted',
    },
    { title: 'in a case without this survivor', given: [woman(), agreed], on: '2020-03-09', outcome: 'NOTHING_HERE' },
  ])('$title → $outcome', ({ given, on, outcome }) => {
    const grant = { prosecutionId: 'one', measure: 'ClosedHearing', on } as const;
    expect(outcomeOf(journey(...given).when('GrantProtectiveMeasure', grant))).toBe(outcome);
  });

  const granted = {
    type: 'ProtectiveMeasureGranted',
    data: { measureId: 'measure', prosecutionId: 'one', measure: 'ClosedHearing', on: '2020-03-10' },
  } as const;

  it.each<[string, object, string]>([
    ['once under its id', {}, ''],
    ['not another under the same id', { measure: 'Anonymity' }, 'ID_USED'],
    ['again under another', { measureId: 'two' }, 'ProtectiveMeasureGranted'],
  ])('%s', (_, input, outcome) => {
    const given = journey(woman(), agreed, opened, granted);
    expect(outcomeOf(given.when('GrantProtectiveMeasure', { ...granted.data, ...input }))).toBe(outcome);
  });

  it('takes the id of its command when none is given', () => {
    const { measureId: _, ...rest } = granted.data;
    expect(journey(woman(), agreed, opened).when('GrantProtectiveMeasure', rest)).toMatchObject([
      { data: { measureId: 'the-command' } },
    ]);
  });
});

describe('the record is held (rule 11)', () => {
  const another = { type: 'ProsecutionOpened', data: { ...open, prosecutionId: 'two' } } as const;

  it.each<[string, Facts, string[]]>([
    ['by nothing', [], []],
    ['while a prosecution is open', [opened], ['one']],
    ['by each that is open', [opened, another], ['one', 'two']],
    ['no longer when it is concluded', [opened, another, concluded], ['two']],
  ])('%s', (_, facts, ids) => {
    expect(prosecutionsHolding(journey(woman(), agreed, ...facts).state().justice)).toEqual(ids);
  });
});

describe('a conclusion', () => {
  it.each<[string, Facts, string]>([
    ['of the case', [woman(), agreed, opened], 'ProsecutionConcluded'],
    ['once more', [woman(), agreed, opened, concluded], ''],
    ['of another’s', [woman(), agreed], 'NOT_FOUND'],
    ['after the survivor’s case was closed', [woman(), agreed, opened, closed()], 'ProsecutionConcluded'],
  ])('%s', (_, facts, outcome) => {
    expect(outcomeOf(journey(...facts).when('ConcludeProsecution', conclude))).toBe(outcome);
  });
});

describe('a hearing in court', () => {
  const note = { prosecutionId: 'one', hearingId: 'first', at: '2020-06-02T02:00:00.000Z', planned: true } as const;
  const hearingNoted = (input: object = {}) => ({ type: 'HearingNoted', data: { ...note, ...input } }) as const;
  const part: Facts = [woman(), agreed, opened];

  it.each<{ title: string; given: Facts; input: object; outcome: string }>([
    { title: 'to come', given: part, input: {}, outcome: 'HearingNoted' },
    { title: 'once', given: [...part, hearingNoted()], input: {}, outcome: '' },
    {
      title: 'at another time',
      given: [...part, hearingNoted()],
      input: { at: '2020-06-03T02:00:00.000Z' },
      outcome: 'HearingNoted',
    },
    { title: 'that is over', given: [...part, hearingNoted()], input: { planned: false }, outcome: 'HearingNoted' },
    {
      title: 'that is over, once',
      given: [...part, hearingNoted(), hearingNoted({ planned: false })],
      input: { planned: false },
      outcome: '',
    },
    { title: 'not in a case without this survivor', given: [woman(), agreed], input: {}, outcome: '' },
    { title: 'after the survivor’s case was closed', given: [...part, closed()], input: {}, outcome: 'HearingNoted' },
  ])('is noted $title', ({ given, input, outcome }) => {
    expect(outcomeOf(journey(...given).when('NoteHearing', { ...note, ...input }))).toBe(outcome);
  });

  it('stands in the due list on its day, with its time, until it is over', () => {
    const due = (...facts: Facts) =>
      tasksOf(journey(...part, ...facts).state().tasks, DEFAULT_SETTINGS, '2020-06-01').filter(
        ({ kind }) => kind === 'CourtHearing',
      );
    expect(due(hearingNoted())).toEqual([
      { kind: 'CourtHearing', ref: 'first', since: '2020-06-02', dueOn: '2020-06-02', overdue: false, at: note.at },
    ]);
    expect(due(hearingNoted(), hearingNoted({ at: '2020-06-09T02:00:00.000Z' }))).toMatchObject([
      { dueOn: '2020-06-09' },
    ]);
    expect(due(hearingNoted(), hearingNoted({ planned: false }))).toEqual([]);
  });
});

describe('what is shown and counted', () => {
  const told = [
    opened,
    { type: 'ProtectiveMeasureGranted', data: { prosecutionId: 'one', measure: 'Anonymity', on: '2020-03-10' } },
    { type: 'ProtectiveMeasureGranted', data: { prosecutionId: 'one', measure: 'Anonymity', on: '2020-06-10' } },
    concluded,
  ] as const satisfies readonly { type: keyof JusticeEvents; data: object }[];
  const seen = told.map(
    ({ type, data }, revision) =>
      ({
        data,
        meta: { subject: 'srey', eventId: `event-${revision}`, type, revision, position: BigInt(revision) },
      }) as unknown as ProjectableEvent,
  );

  it('shows that the record is held until the case is concluded', () => {
    expect(foldRows(justiceProjection, [], seen.slice(0, 3)).saved).toMatchObject([{ legalHold: true, outcome: null }]);
    expect(foldRows(justiceProjection, [], seen).saved).toMatchObject([{ legalHold: false }]);
  });

  it('is one row for each criminal case of the survivor', () => {
    expect(foldRows(justiceProjection, [], seen).saved).toEqual([
      expect.objectContaining({
        survivorId: 'srey',
        prosecutionId: 'one',
        openedOn: '2020-03-09',
        measures: ['Anonymity'],
        outcome: 'Convicted',
        concludedOn: '2020-11-19',
      }),
    ]);
  });

  it('is one fact for the beginning and one for the end', () => {
    const counted = seen.filter(({ meta }) => meta.type in prosecutionFacts.on);
    expect(factRows(prosecutionFacts, counted)).toEqual([
      expect.objectContaining({ kind: 'opened', prosecutionId: 'one', outcome: null, happenedOn: '2020-03-09' }),
      expect.objectContaining({
        kind: 'concluded',
        prosecutionId: 'one',
        outcome: 'Convicted',
        happenedOn: '2020-11-19',
      }),
    ]);
  });
});
