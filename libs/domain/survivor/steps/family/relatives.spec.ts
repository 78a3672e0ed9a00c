import { closed, erasureApproved, erasureRequested, girl, journey, outcomeOf, supervisor } from '../../testing.js';
import type { FamilyEvents } from './family.events.js';

type Facts = Parameters<typeof journey>;

const link: FamilyEvents['RelativeLinked'] = {
  linkId: 'link',
  otherSurvivorId: 'brother',
  relation: 'Sibling',
  foundTogether: true,
};
const linkedRelative = (payload: Partial<typeof link> = {}) =>
  ({ type: 'RelativeLinked', data: { ...link, ...payload } }) as const;
const unlinkedRelative = { type: 'RelativeUnlinked', data: { linkId: 'link', otherSurvivorId: 'brother' } } as const;

const linked = { type: 'PersonLinked', data: { keptSurvivorId: 'kept' } } as const;

describe('a link to a relative', () => {
  it('names the other record and what they are to the survivor', () => {
    expect(journey(girl()).when('LinkRelative', { ...link, note: 'They were begging together.' } as never)).toEqual([
      { type: 'RelativeLinked', data: { ...link, note: 'They were begging together.' } },
    ]);
  });

  it.each<{ title: string; given: Facts; more: Partial<typeof link>; outcome: string }>([
    {
      title: 'of two who are neither related nor were found together is refused',
      given: [girl()],
      more: { relation: 'NotRelated', foundTogether: false },
      outcome: 'RELATION_MISSING',
    },
    {
      title: 'of two who were found together is recorded',
      given: [girl()],
      more: { relation: 'NotRelated' },
      outcome: 'RelativeLinked',
    },
    {
      title: 'to a linked relative is refused',
      given: [girl(), linkedRelative()],
      more: { linkId: 'two' },
      outcome: 'RELATIVE_LINKED',
    },
    {
      title: 'is recorded again after it ended',
      given: [girl(), linkedRelative(), unlinkedRelative],
      more: { linkId: 'two' },
      outcome: 'RelativeLinked',
    },
    {
      title: 'to another relative is recorded',
      given: [girl(), linkedRelative()],
      more: { linkId: 'two', otherSurvivorId: 'sister' },
      outcome: 'RelativeLinked',
    },
    { title: 'is recorded once', given: [girl(), linkedRelative()], more: {}, outcome: '' },
    {
      title: 'has an id of its own',
      given: [girl(), linkedRelative()],
      more: { relation: 'Spouse' },
      outcome: 'ID_USED',
    },
    {
      title: 'is recorded although the case is closed',
      given: [girl(), closed()],
      more: {},
      outcome: 'RelativeLinked',
    },
    { title: 'is not recorded in a duplicate', given: [girl(), linked], more: {}, outcome: 'LINKED_ELSEWHERE' },
    {
      title: 'is not recorded during an erasure',
      given: [girl(), erasureRequested(), erasureApproved()],
      more: {},
      outcome: 'ERASURE_UNDER_WAY',
    },
  ])('$title', ({ given, more, outcome }) => {
    expect(outcomeOf(journey(...given).when('LinkRelative', { ...link, ...more } as never))).toBe(outcome);
  });

  it('ends, with its reason, although the case is closed', () => {
    const given = journey(girl(), linkedRelative(), closed());
    expect(given.when('UnlinkRelative', { linkId: 'link', reason: 'It was another boy.' })).toEqual([
      { ...unlinkedRelative, data: { ...unlinkedRelative.data, reason: 'It was another boy.' } },
    ]);
  });

  it.each<{ title: string; given: Facts; linkId: string; outcome: string }>([
    { title: 'that is not there', given: [girl()], linkId: 'link', outcome: 'NOTHING_HERE' },
    { title: 'of another record', given: [girl(), linkedRelative()], linkId: 'another', outcome: 'NOT_FOUND' },
    {
      title: 'that ended',
      given: [girl(), linkedRelative(), unlinkedRelative, linkedRelative({ linkId: 'two' })],
      linkId: 'link',
      outcome: '',
    },
    { title: 'in a duplicate', given: [girl(), linkedRelative(), linked], linkId: 'link', outcome: 'RelativeUnlinked' },
  ])('$title is answered when it is to end', ({ given, linkId, outcome }) => {
    expect(outcomeOf(journey(...given).when('UnlinkRelative', { linkId }))).toBe(outcome);
  });

  it('is changed by ending it and linking again, since it stands in two records', () => {
    const given = journey(girl(), linkedRelative());
    const strike = { eventId: 'event-1', reason: 'It was another boy.' };
    expect(outcomeOf(given.when('StrikeOutEntry', strike, { by: supervisor }))).toBe('NOT_CORRECTABLE');
  });
});

describe('the record that was linked', () => {
  const policy = { by: { id: 'policy:family', role: 'POLICY' } };

  it.each<[string, Facts, string]>([
    ['follows the other one', [girl()], 'RelativeLinked'],
    ['follows once', [girl(), linkedRelative()], ''],
    ['does not follow a link that has ended', [girl(), linkedRelative(), unlinkedRelative], ''],
    ['keeps both of two links that were made at once', [girl(), linkedRelative({ linkId: 'two' })], 'RelativeLinked'],
    ['follows in a closed case', [girl(), closed()], 'RelativeLinked'],
    ['follows in a duplicate', [girl(), linked], 'RelativeLinked'],
    ['does not follow during an erasure', [girl(), erasureRequested(), erasureApproved()], ''],
    ['follows nobody when it does not exist', [], 'NOT_FOUND'],
  ])('%s', (_, facts, outcome) => {
    expect(outcomeOf(journey(...facts).when('FollowRelativeLink', link as never, policy))).toBe(outcome);
  });

  it.each<[string, Facts, string]>([
    ['follows the end of the link', [girl(), linkedRelative()], 'RelativeUnlinked'],
    ['follows it once', [girl(), linkedRelative(), unlinkedRelative], ''],
    ['knows no such link', [girl()], ''],
    ['keeps a link to another record under the same id', [girl(), linkedRelative({ otherSurvivorId: 'sister' })], ''],
    ['is being erased', [girl(), linkedRelative(), erasureRequested(), erasureApproved()], ''],
  ])('%s', (_, facts, outcome) => {
    const unlink = { linkId: 'link', otherSurvivorId: 'brother' };
    expect(outcomeOf(journey(...facts).when('FollowRelativeUnlink', unlink, policy))).toBe(outcome);
  });
});
