import { consented, entered, girl, identified, interviewed, journey } from '../../testing.js';
import { everyJourney } from '../../testing/random-journey.js';
import type { ReferralCommands } from './referral.decider.js';
import { restateAges } from './referral.rules.js';

type Revision = ReferralCommands['RevisePersonDetails'];
type Facts = Parameters<typeof journey>;

const detailsRevised = (
  data: Revision & { ages?: { eventId: string; ageOnDay: number | null; minor: boolean }[] },
) => ({
  type: 'PersonDetailsRevised' as const,
  data,
});

describe('an age in an earlier entry', () => {
  const history: Facts = [
    girl(),
    consented(),
    interviewed(),
    identified(),
    entered({ on: '2020-06-10', ageOnDay: 18, minor: false }),
  ];

  it.each<[string, Revision, object[] | undefined]>([
    [
      'is restated where it differs',
      { birthDate: '1999-06-01' },
      [
        { eventId: 'event-2', ageOnDay: 20, minor: false },
        { eventId: 'event-3', ageOnDay: 20, minor: false },
        { eventId: 'event-4', ageOnDay: 21, minor: false },
      ],
    ],
    ['stays where it is the same', { birthDate: '2002-02-04' }, [{ eventId: 'event-3', ageOnDay: 18, minor: false }]],
    ['stays when no birthday lies in between', { birthDate: '2002-05-31' }, undefined],
    ['stays when the revision does not concern the birth', { sex: 'Male' }, undefined],
  ])('%s', (_, input, ages) => {
    const [event] = journey(...history).when('RevisePersonDetails', input) as ReturnType<typeof detailsRevised>[];
    expect(event!.data.ages).toEqual(ages);
  });

  it('is restated in a forensic interview too', () => {
    const heard = {
      type: 'ForensicInterviewConducted',
      data: {
        forensicInterviewId: 'forensic',
        on: '2020-05-01',
        setting: 'CAC',
        interviewer: 'kunthea',
        observers: [],
        recorded: false,
        language: 'khm',
        outcome: 'FullDisclosure',
        ageOnDay: 17,
      },
    } as const;
    const given = journey(...history.slice(0, 2), heard);
    expect(given.when('RevisePersonDetails', { birthDate: '2003-06-01' })).toMatchObject([
      { data: { ages: [{ eventId: 'event-2', ageOnDay: 16, minor: true }] } },
    ]);
  });

  it('is restated once, and again when it changes again', () => {
    const restated = detailsRevised({
      birthDate: '2001-06-01',
      birthYear: 2001,
      ages: [
        { eventId: 'event-2', ageOnDay: 18, minor: false },
        { eventId: 'event-3', ageOnDay: 18, minor: false },
      ],
    });
    const given = journey(...history.slice(0, 4), restated);
    expect(given.when('RevisePersonDetails', { birthDate: '2001-05-31' })).toEqual([
      detailsRevised({ birthDate: '2001-05-31', birthYear: 2001 }),
    ]);
    expect(given.when('RevisePersonDetails', { birthDate: '2002-06-01' })).toMatchObject([
      { data: { ages: [{ eventId: 'event-2', ageOnDay: 17, minor: true }, { eventId: 'event-3' }] } },
    ]);
  });

  it('is decided the same when a correction gives the entry again with its stamped fields', () => {
    const [event] = journey(...history).when('RevisePersonDetails', { birthDate: '1999-06-01' }) as ReturnType<
      typeof detailsRevised
    >[];
    expect(journey(...history).when('RevisePersonDetails', event!.data)).toEqual([event]);
  });

  it('is remembered for every entry that records one', () => {
    everyJourney(({ facts, state }) => {
      const stamped = facts.filter(({ data }) => 'ageOnDay' in data).map(({ id }) => id);
      const standing = new Set(state.record.filter((one) => one.status !== 'struckOut').map((one) => one.recording.id));
      const aged = state.referral?.aged.map(({ eventId }) => eventId) ?? [];
      expect(aged).toEqual(stamped.filter((id) => standing.has(id)));
      expect(state.referral && restateAges(state.referral, state.referral.aged)).toEqual(state.referral && []);
    });
  });
});
