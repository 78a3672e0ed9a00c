import { survivor } from '#journey';
import { prosecutionPolicy } from './prosecution.policy.js';
import { Telling, type Told } from './testing/telling.js';

const at = { court: 'Siem Reap Provincial Court', article: '15' };

const joined = (survivorId: string) =>
  ['JoinSurvivor', { survivorId, on: '2020-03-09', ...at }] as const satisfies Told;
const convicted = ['RecordVerdict', { outcome: 'Convicted', on: '2020-11-19' }] as const satisfies Told;
const ended = ['ConcludeProsecution', { outcome: 'Convicted', on: '2020-12-20' }] as const satisfies Told;
const discontinued = ['DiscontinueProsecution', { on: '2020-11-19' }] as const satisfies Told;
const settled = ['ConcludeProsecution', { outcome: 'Settled', on: '2020-11-19' }] as const satisfies Told;
const sophea = { by: { id: 'sophea', role: 'SUPERVISOR' } };
const corrected = (eventId: string, replacement: object): Told => [
  'CorrectEntry',
  { eventId, reason: 'misheard', replacement } as never,
  sophea,
];
const struckOut = (eventId: string): Told => ['StrikeOutEntry', { eventId, reason: 'another case' }, sophea];

describe('what follows by itself from the court case', () => {
  const following = (...told: Told[]) => {
    const { facts, before, state } = new Telling().tell(...told);
    const last = facts.at(-1)!;
    return prosecutionPolicy.on[last.type]!(last.data as never, 'case', state as never, before.at(-1)! as never);
  };
  const ask = (id: string, name: string, said: object) => ({
    of: 'survivor',
    id,
    name,
    command: { prosecutionId: 'case', ...said },
  });
  const concluded = (id: string, outcome: string) => ask(id, 'ConcludeProsecution', { outcome, on: '2020-11-19' });

  it.each<[string, Told[], object[]]>([
    ['her joining it while it is open: nothing', [joined('her')], []],
    [
      'a verdict: everybody hears who has joined',
      [joined('her'), joined('him'), convicted],
      [concluded('her', 'Convicted'), concluded('him', 'Convicted')],
    ],
    ['its end without a verdict: the same', [joined('her'), discontinued], [concluded('her', 'Discontinued')]],
    ['its settlement: the same', [joined('her'), settled], [concluded('her', 'Settled')]],
    ['its end after the verdict: nothing that they have not heard', [joined('her'), convicted, ended], []],
    ['a day in court: nothing', [joined('her'), convicted, ['RecordHearing', { on: '2020-11-26' }]], []],
    [
      'another joining it after the end: only he hears',
      [joined('her'), discontinued, joined('him')],
      [concluded('him', 'Discontinued')],
    ],
    [
      'another verdict in the place of the first: everybody hears how it stands',
      [joined('her'), convicted, corrected('event-2', { recordVerdict: { outcome: 'Acquitted', on: '2020-11-19' } })],
      [ask('her', 'AmendConclusion', { outcome: 'Acquitted', on: '2020-11-19' })],
    ],
    [
      'a verdict that was struck out: everybody hears that there is none',
      [joined('her'), convicted, struckOut('event-2')],
      [ask('her', 'AmendConclusion', {})],
    ],
    [
      'a verdict after one that was struck out: it is told as the first was',
      [joined('her'), convicted, struckOut('event-2'), discontinued],
      [concluded('her', 'Discontinued')],
    ],
    [
      'another joining it after a correction: he hears how it stands',
      [
        joined('her'),
        convicted,
        corrected('event-2', { recordVerdict: { outcome: 'Acquitted', on: '2020-11-19' } }),
        joined('him'),
      ],
      [concluded('him', 'Acquitted')],
    ],
    [
      'a correction of a day in court: nothing',
      [
        joined('her'),
        ['RecordHearing', { on: '2020-06-01' }],
        convicted,
        corrected('event-2', { recordHearing: { on: '2020-06-02' } }),
      ],
      [],
    ],
  ])('from %s', (_, told, commands) => {
    expect(following(...told)).toEqual(commands);
  });
});

describe('what follows by itself from her own record', () => {
  const { on } = prosecutionPolicy.besides!.survivor!;
  const opened = { prosecutionId: 'case', on: '2020-03-09', role: 'Complainant', ...at };
  const part = (said: object = {}, outcome?: string) => ({
    ...survivor.initial,
    justice: { ...survivor.initial.justice, prosecutions: { case: { said: { ...opened, ...said }, outcome } } },
  });
  const amended = (after: object, before: object) =>
    on.EntryCorrected!({} as never, 'her', after as never, before as never);

  it('from opening it for her: she joins it', () => {
    expect(on.ProsecutionOpened!(opened as never, 'her', part() as never, survivor.initial as never)).toEqual([
      { of: 'prosecution', id: 'case', name: 'JoinSurvivor', command: { survivorId: 'her', on: '2020-03-09', ...at } },
    ]);
  });

  it.each<[string, object, object, object[]]>([
    [
      'another day: it is told in the case',
      part({ on: '2020-03-02' }),
      part(),
      [['AmendJoining', { on: '2020-03-02' }]],
    ],
    ['another court: the same', part({ court: 'Battambang' }), part(), [['AmendJoining', { court: 'Battambang' }]]],
    ['another part in it: nothing', part({ role: 'Witness' }), part(), []],
    ['another outcome, which the court told her: nothing', part({}, 'Acquitted'), part({}, 'Convicted'), []],
    ['its striking out: she leaves the case', survivor.initial, part(), [['TakeOutSurvivor', {}]]],
    [
      'its striking out after the verdict: of which she was never to be told',
      survivor.initial,
      part({}, 'Convicted'),
      [
        ['TakeOutSurvivor', {}],
        ['AmendConclusion', { prosecutionId: 'case' }],
      ],
    ],
  ])('from %s', (_, after, before, asks) => {
    const told = amended(after, before).map(({ name, command }) => {
      const { survivorId: _her, ...said } = command as { survivorId?: string };
      return [name, said];
    });
    expect(told).toEqual(asks);
  });
});
