import type { DocumentView } from '#domain/survivor';
import { PERSONAL_CLASSES, type Actor } from '#kernel/decider';
import { OpenableClasses, type PersonalRequest, type Purpose } from '#nest';
import type { ReadingGate } from '#security/access';
import type { KeyStore } from '#security/keys';
import { CanOpenResolver } from './can-open.resolver.js';
import { OpenDocuments } from './open-documents.js';

const sokha: Actor = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: 'Poipet' };
const survivorId = '00000000-0000-4000-8000-000000000001';
const photo = { survivorId, kind: 'Photo', personalClass: 'identity', withdrawnOn: null } as unknown as DocumentView;

/** Whether a photo opens, in a request that has opened the record so, while the database of the keys is away. */
const canOpen = async (...openings: (Purpose | 'past')[]): Promise<boolean> => {
  const [nothing, keys, gate] = [
    {},
    { notDestroyed: () => Promise.reject(new Error('The keys cannot be reached right now.')) },
    { permits: async () => PERSONAL_CLASSES },
  ] as unknown as [never, KeyStore, ReadingGate];
  const resolver = new CanOpenResolver(new OpenDocuments(nothing, nothing, keys, gate, nothing, nothing));
  const disclosed = new OpenableClasses();
  for (const opening of openings) disclosed.add(survivorId, PERSONAL_CLASSES, opening);
  const request: Partial<PersonalRequest> = { by: sokha, disclosed };
  return resolver.canOpen(photo, request as PersonalRequest);
};

describe('whether a document opens', () => {
  it('is shown while the database of the keys is away: otherwise nobody could read the case file', async () => {
    expect(await canOpen('CARE')).toBe(true);
  });

  it('is not promised in a past state, in which a document may not be withdrawn yet', async () => {
    expect(await canOpen('past')).toBe(false);
  });

  it('is not promised where a request opens the record for two purposes, or also in a past state', async () => {
    expect(await canOpen('CARE', 'CARE')).toBe(true);
    expect(await canOpen('CARE', 'COURT')).toBe(false);
    expect(await canOpen('CARE', 'past')).toBe(false);
  });
});
