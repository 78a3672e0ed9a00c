import { ERASED, type ErasedMark, type JsonObject } from '#kernel/decider';
import { PlainSealing, type SealPlace } from '#kernel/integrity';
import type { SealedValue } from '#kernel/projections';
import { openLatest } from './personal-field.js';

const names = { owner: '1', personalClass: 'identity', fields: ['givenName', 'familyName'] } as const;

const sealNames = async (eventId: string, part: JsonObject, more: Partial<SealPlace> = {}): Promise<SealedValue> => {
  const place = { stream: 'survivor-1', eventId, type: 'Met', personalClass: 'identity', ...more } as const;
  return { ...place, text: await new PlainSealing().seal(place, part) };
};

/** Notes what it opens; the keys of some events are destroyed. */
class WatchedSealing extends PlainSealing {
  readonly opened: string[] = [];

  constructor(private readonly destroyed: readonly string[] = []) {
    super();
  }

  override async open(place: SealPlace, sealed: string): Promise<JsonObject | ErasedMark> {
    this.opened.push(place.eventId);
    return this.destroyed.includes(place.eventId) ? ERASED : super.open(place, sealed);
  }
}

describe('several fields of one person', () => {
  it('are the latest of each, and no seal is opened twice or for nothing', async () => {
    const values = [
      await sealNames('e1', { givenName: 'Sreymom' }),
      await sealNames('e2', { givenName: 'Sophea', familyName: 'Chan' }),
      await sealNames('e3', { givenName: 'Phea' }),
      await sealNames('e4', { givenName: 'Dara', familyName: 'Sok' }, { of: '2' }),
      await sealNames('e5', { givenName: 'a friend' }, { personalClass: 'contact' }),
    ];
    const sealing = new WatchedSealing();
    expect(await openLatest(sealing, values, names)).toEqual({ givenName: 'Phea', familyName: 'Chan' });
    expect(sealing.opened).toEqual(['e3', 'e2']);
  });

  it('are erased where the entry is that could have them', async () => {
    const values = [
      await sealNames('e1', { givenName: 'Sophea', familyName: 'Chan' }),
      await sealNames('e2', { givenName: 'Phea' }),
    ];
    expect(await openLatest(new WatchedSealing(['e1']), values, names)).toEqual({
      givenName: 'Phea',
      familyName: ERASED,
    });
    expect(await openLatest(new WatchedSealing(), [], names)).toEqual({});
  });
});
