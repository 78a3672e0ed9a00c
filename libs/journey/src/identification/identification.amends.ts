import type { OpenPart } from '#decider';
import type { Amendment, Seen } from '#read-models';
import type { IdentificationEvents } from './identification.events.js';

type Told = OpenPart<IdentificationEvents['SurvivorIdentified']>['exploitation'];

const toldBy = ({ data }: Seen): Told => data.exploitation as Told;

/** A revised episode replaces the first record of it; a new one joins the episodes of the last identification. */
export const amendedBy = (
  { episode }: OpenPart<IdentificationEvents['ExploitationRevised']>,
  before: readonly Seen[],
): readonly Amendment[] => {
  const identified = before.filter(({ meta }) => meta.type === 'SurvivorIdentified');
  const isSame = ({ episodeId }: Told[number]) => episodeId === episode.episodeId;
  const telling = identified.findLast((entry) => toldBy(entry).some(isSame));
  const place = telling ?? identified.at(-1);
  if (!place) return [];
  const amend = (entry: Seen): Seen => {
    const exploitation = telling
      ? toldBy(entry).map((one) => (isSame(one) ? episode : one))
      : [...toldBy(entry), episode];
    return { ...entry, data: { ...entry.data, exploitation } };
  };
  return [{ eventId: place.meta.eventId, amend }];
};
