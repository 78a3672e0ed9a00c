import { foldRows, type ProjectableEvent } from '#kernel/projections';
import { identificationProjection } from './identification.projection.js';
import type { IdentificationView } from './identification.view.js';

const event = (type: string, revision: number, data: object, classes: readonly string[]): ProjectableEvent =>
  ({
    data,
    meta: {
      subject: 'one',
      eventId: type,
      type,
      revision,
      position: BigInt(revision),
      sealed: classes.map((personalClass) => ({ type, personalClass, eventId: type, text: 'sealed' })),
    },
  }) as unknown as ProjectableEvent;

const EPISODE = { recruitment: 'FalseJobOffer', control: [], country: 'TH', types: ['ForcedLabour'] };
const identified = event(
  'SurvivorIdentified',
  0,
  {
    level: 'Formal',
    decidedBy: 'Police',
    on: '2020-03-04',
    exploitation: ['first', 'second'].map((episodeId) => ({ ...EPISODE, episodeId })),
  },
  ['identity', 'testimony'],
);
const revised = event(
  'ExploitationRevised',
  1,
  { on: '2020-04-01', episode: { ...EPISODE, episodeId: 'second', country: 'MY' } },
  ['testimony'],
);

/** Where the row looks for the narrative of each episode: the class, and the place within the sealed payload. */
const placesAfter = (...events: readonly ProjectableEvent[]) => {
  const [row] = foldRows(identificationProjection, [], events).saved;
  return (row!.episodes as IdentificationView['episodes']).map(({ episodeId, sealed }) => [
    episodeId,
    ...sealed.map(({ personalClass, type, within = [] }) => [personalClass, type, ...within].join(' ')),
  ]);
};

describe('the narrative of an episode', () => {
  it('is found at the place of the episode in its entry, and opens no other class', () => {
    expect(placesAfter(identified)).toEqual([
      ['first', 'testimony SurvivorIdentified exploitation 0'],
      ['second', 'testimony SurvivorIdentified exploitation 1'],
    ]);
  });

  it('is that of the latest version of the episode that has one', () => {
    expect(placesAfter(identified, revised)).toEqual([
      ['first', 'testimony SurvivorIdentified exploitation 0'],
      ['second', 'testimony SurvivorIdentified exploitation 1', 'testimony ExploitationRevised episode'],
    ]);
  });
});
