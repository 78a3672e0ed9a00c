import type { OpenPart } from '#kernel/decider';
import type { Amendment, ProjectableEvent } from '#kernel/projections';
import type { IdentificationEvents } from './identification.events.js';

type ExploitationEpisodes = OpenPart<IdentificationEvents['SurvivorIdentified']>['exploitation'];

const episodesIn = ({ data }: ProjectableEvent): ExploitationEpisodes => data.exploitation as ExploitationEpisodes;

/** A revised episode replaces the first record of it; a new one joins the episodes of the last identification. */
export const amendEpisodes = (
  { episode }: OpenPart<IdentificationEvents['ExploitationRevised']>,
  before: readonly ProjectableEvent[],
): readonly Amendment[] => {
  const identified = before.filter(({ meta }) => meta.type === 'SurvivorIdentified');
  const isSame = ({ episodeId }: ExploitationEpisodes[number]) => episodeId === episode.episodeId;
  const telling = identified.findLast((entry) => episodesIn(entry).some(isSame));
  const place = telling ?? identified.at(-1);
  if (!place) return [];
  const amend = (entry: ProjectableEvent): ProjectableEvent => {
    const exploitation = telling
      ? episodesIn(entry).map((one) => (isSame(one) ? episode : one))
      : [...episodesIn(entry), episode];
    return { ...entry, data: { ...entry.data, exploitation } };
  };
  return [{ eventId: place.meta.eventId, amend }];
};
