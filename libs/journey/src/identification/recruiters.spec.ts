import { girl, journey } from '../testing.js';

const identified = (episode: object) =>
  ({
    type: 'SurvivorIdentified',
    data: {
      level: 'Preliminary',
      decidedBy: 'Police',
      on: '2020-02-10',
      ageOnDay: 11,
      minor: true,
      exploitation: [
        { episodeId: '1', types: ['ForcedBegging'], control: [], country: 'KH', recruitment: 'Broker', ...episode },
      ],
    },
  }) as never;

describe('an alleged recruiter of the family', () => {
  it.each([
    [{ recruiterRelation: 'Family' }, 1],
    [{ recruiterRelation: 'Unknown', recruitment: 'FamilyMember' }, 1],
    [{ recruiterRelation: 'Other', recruiterKin: ['Mother'] }, 1],
    [{ recruiterRelation: 'Stranger' }, 0],
  ])('is known from %j', (episode, count) => {
    expect(journey(girl(), identified(episode)).state().identification.recruiters).toHaveLength(count);
  });
});
