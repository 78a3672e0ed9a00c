import { factsFromHistory, type ProjectableEvent } from '#kernel/projections';
import { amendEpisodes } from './identification.amends.js';
import { episodeFacts } from './identification.facts.js';

const episode = (episodeId: string, type: string) => ({
  episodeId,
  types: [type],
  recruitment: 'Broker',
  recruiterRelation: 'Broker',
  control: [],
  country: 'TH',
});
const event = (eventId: string, type: string, data: object): ProjectableEvent => ({
  data: data as ProjectableEvent['data'],
  meta: {
    subject: 'srey',
    eventId,
    type,
    recordedAt: eventId,
    sealed: [] as const,
  } as unknown as ProjectableEvent['meta'],
});
const identified = event('1', 'SurvivorIdentified', {
  on: '2020-02-05',
  exploitation: [episode('a', 'ForcedBegging'), episode('b', 'Servitude')],
});
const exploitationRevised = (id: string, one: object) =>
  event(id, 'ExploitationRevised', { on: '2020-03-01', episode: one });
const told = (...events: ProjectableEvent[]) =>
  factsFromHistory(episodeFacts, events, { ExploitationRevised: amendEpisodes }).map(
    ({ eventId, episodeId, type, happenedOn, recordedTo }) => [eventId, episodeId, type, happenedOn, recordedTo],
  );

describe('the episodes that figures count', () => {
  it('are counted as known now, and were counted as known then until the revision', () => {
    expect(told(identified, exploitationRevised('2', episode('b', 'ForcedLabour')))).toEqual([
      ['1', 'a', 'ForcedBegging', '2020-02-05', '2'],
      ['1', 'b', 'Servitude', '2020-02-05', '2'],
      ['2', 'a', 'ForcedBegging', '2020-02-05', null],
      ['2', 'b', 'ForcedLabour', '2020-02-05', null],
    ]);
  });

  it('grow by an episode that becomes known later', () => {
    const now = told(identified, exploitationRevised('2', episode('c', 'ForcedMarriage'))).filter(
      ([, , , , to]) => to === null,
    );
    expect(now.map(([, id, type]) => [id, type])).toEqual([
      ['a', 'ForcedBegging'],
      ['b', 'Servitude'],
      ['c', 'ForcedMarriage'],
    ]);
  });

  it('stay unchanged when the same data is recorded again', () => {
    expect(told(identified, exploitationRevised('2', episode('a', 'ForcedBegging')))).toHaveLength(2);
  });
});
