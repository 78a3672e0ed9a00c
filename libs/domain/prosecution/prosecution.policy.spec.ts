import { survivor } from '#domain/survivor';
import { prosecutionPolicy } from './prosecution.policy.js';
import { RecordedCourtCase, type CourtCommand } from './testing/court-case-record.js';

const at = { court: 'Siem Reap Provincial Court', article: '15' };

const survivorJoined = (survivorId: string) =>
  ['JoinSurvivor', { survivorId, on: '2020-03-09', ...at }] as const satisfies CourtCommand;
const convicted = ['RecordVerdict', { outcome: 'Convicted', on: '2020-11-19' }] as const satisfies CourtCommand;
const ended = ['ConcludeProsecution', { outcome: 'Convicted', on: '2020-12-20' }] as const satisfies CourtCommand;
const discontinued = ['DiscontinueProsecution', { on: '2020-11-19' }] as const satisfies CourtCommand;
const settled = ['ConcludeProsecution', { outcome: 'Settled', on: '2020-11-19' }] as const satisfies CourtCommand;
const named = [
  'NameAccused',
  { accusedId: 'uncle', role: 'Recruiter', on: '2020-03-09' },
] as const satisfies CourtCommand;
const ofUncle = [
  'RecordVerdict',
  { accusedId: 'uncle', outcome: 'Convicted', on: '2020-11-19' },
] as const satisfies CourtCommand;
const lodge = (accusedId?: string) =>
  [
    'LodgeAppeal',
    { appealId: 'appeal', appellant: 'Defence', on: '2020-11-30', ...(accusedId !== undefined && { accusedId }) },
  ] as const satisfies CourtCommand;
const upheld = [
  'DecideAppeal',
  { appealId: 'appeal', outcome: 'Upheld', on: '2021-01-20' },
] as const satisfies CourtCommand;
const sophea = { by: { id: 'sophea', role: 'SUPERVISOR' } };
const entryCorrected = (eventId: string, replacement: object): CourtCommand => [
  'CorrectEntry',
  { eventId, reason: 'misheard', replacement } as never,
  sophea,
];
const struckOut = (eventId: string): CourtCommand => ['StrikeOutEntry', { eventId, reason: 'another case' }, sophea];

describe('the commands that follow from a court case', () => {
  const following = (...told: CourtCommand[]) => {
    const { facts, before, state } = new RecordedCourtCase().record(...told);
    const last = facts.at(-1)!;
    return prosecutionPolicy.on[last.type]!(last.data as never, 'case', state as never, before.at(-1)! as never);
  };
  const ask = (id: string, name: string, input: object) => ({
    of: 'survivor',
    id,
    name,
    command: { prosecutionId: 'case', ...input },
  });
  const askConclude = (id: string, outcome: string) => ask(id, 'ConcludeProsecution', { outcome, on: '2020-11-19' });

  it.each<[string, CourtCommand[], object[]]>([
    ['a survivor joining while it is open: none', [survivorJoined('srey')], []],
    [
      'a verdict: every survivor who joined receives it',
      [survivorJoined('srey'), survivorJoined('rith'), convicted],
      [askConclude('srey', 'Convicted'), askConclude('rith', 'Convicted')],
    ],
    [
      'its end without a verdict: the same',
      [survivorJoined('srey'), discontinued],
      [askConclude('srey', 'Discontinued')],
    ],
    ['its settlement: the same', [survivorJoined('srey'), settled], [askConclude('srey', 'Settled')]],
    ['its end after the verdict: none, since they received it before', [survivorJoined('srey'), convicted, ended], []],
    ['a day in court: none', [survivorJoined('srey'), convicted, ['RecordHearing', { on: '2020-11-26' }]], []],
    ['a verdict on one of the accused: none, while an appeal is possible', [survivorJoined('one'), named, ofUncle], []],
    [
      'the end after that time: every survivor receives it',
      [survivorJoined('one'), named, ofUncle, ended],
      [ask('one', 'ConcludeProsecution', { outcome: 'Convicted', on: '2020-12-20' })],
    ],
    [
      'an appeal after the end: it is withdrawn from every survivor, and the records are held again',
      [survivorJoined('one'), named, ofUncle, ended, lodge('uncle')],
      [ask('one', 'AmendConclusion', {})],
    ],
    [
      'an appeal against a verdict on the whole case: the same',
      [survivorJoined('one'), convicted, lodge()],
      [ask('one', 'AmendConclusion', {})],
    ],
    [
      'its decision: every survivor receives the verdict again',
      [survivorJoined('one'), convicted, lodge(), upheld],
      [askConclude('one', 'Convicted')],
    ],
    [
      'another survivor joining after the end: only that survivor receives it',
      [survivorJoined('srey'), discontinued, survivorJoined('rith')],
      [askConclude('rith', 'Discontinued')],
    ],
    [
      'a corrected verdict: every survivor receives the current one',
      [
        survivorJoined('srey'),
        convicted,
        entryCorrected('event-2', { recordVerdict: { outcome: 'Acquitted', on: '2020-11-19' } }),
      ],
      [ask('srey', 'AmendConclusion', { outcome: 'Acquitted', on: '2020-11-19' })],
    ],
    [
      'a struck-out verdict: it is withdrawn from every survivor',
      [survivorJoined('srey'), convicted, struckOut('event-2')],
      [ask('srey', 'AmendConclusion', {})],
    ],
    [
      'a verdict after one that was struck out: it is sent like the first',
      [survivorJoined('srey'), convicted, struckOut('event-2'), discontinued],
      [askConclude('srey', 'Discontinued')],
    ],
    [
      'another survivor joining after a correction: that survivor receives the current one',
      [
        survivorJoined('srey'),
        convicted,
        entryCorrected('event-2', { recordVerdict: { outcome: 'Acquitted', on: '2020-11-19' } }),
        survivorJoined('rith'),
      ],
      [askConclude('rith', 'Acquitted')],
    ],
    [
      'a correction of a day in court: nothing',
      [
        survivorJoined('srey'),
        ['RecordHearing', { on: '2020-06-01' }],
        convicted,
        entryCorrected('event-2', { recordHearing: { on: '2020-06-02' } }),
      ],
      [],
    ],
  ])('from %s', (_, told, commands) => {
    expect(following(...told)).toEqual(commands);
  });
});

describe("the commands that follow from a survivor's record", () => {
  const { on } = prosecutionPolicy.besides!.survivor!;
  const opened = { prosecutionId: 'case', on: '2020-03-09', role: 'Complainant', ...at };
  const part = (input: object = {}, outcome?: string) => ({
    ...survivor.initial,
    justice: { ...survivor.initial.justice, prosecutions: { case: { payload: { ...opened, ...input }, outcome } } },
  });
  const asksAfter = (after: object, before: object) =>
    on.EntryCorrected!({} as never, 'srey', after as never, before as never);

  it('from opening a case for a survivor: the survivor joins it', () => {
    expect(on.ProsecutionOpened!(opened as never, 'srey', part() as never, survivor.initial as never)).toEqual([
      { of: 'prosecution', id: 'case', name: 'JoinSurvivor', command: { survivorId: 'srey', on: '2020-03-09', ...at } },
    ]);
  });

  it.each<{ title: string; after: object; before: object; asks: object[] }>([
    {
      title: 'another day: the case is amended',
      after: part({ on: '2020-03-02' }),
      before: part(),
      asks: [['AmendJoining', { on: '2020-03-02' }]],
    },
    {
      title: 'another court: the same',
      after: part({ court: 'Battambang' }),
      before: part(),
      asks: [['AmendJoining', { court: 'Battambang' }]],
    },
    { title: 'another part in it: nothing', after: part({ role: 'Witness' }), before: part(), asks: [] },
    {
      title: 'another outcome, which came from the court: none',
      after: part({}, 'Acquitted'),
      before: part({}, 'Convicted'),
      asks: [],
    },
    {
      title: 'its striking out: the survivor leaves the case',
      after: survivor.initial,
      before: part(),
      asks: [['TakeOutSurvivor', {}]],
    },
    {
      title: 'its striking out after the verdict: the conclusion is withdrawn too',
      after: survivor.initial,
      before: part({}, 'Convicted'),
      asks: [
        ['TakeOutSurvivor', {}],
        ['AmendConclusion', { prosecutionId: 'case' }],
      ],
    },
  ])('from $title', ({ after, before, asks }) => {
    const told = asksAfter(after, before).map(({ name, command }) => {
      const { survivorId: _, ...input } = command as { survivorId?: string };
      return [name, input];
    });
    expect(told).toEqual(asks);
  });
});
