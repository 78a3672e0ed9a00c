import { Refusal, type Actor } from '#kernel/decider';
import type { Installation, Tokens } from '#platform';
import type { LogGuard } from '../log-guard/log-guard.js';
import type { NotLeftGuard } from '../sign-in/caller.js';
import { DocumentRequests, type Request } from './document-request.js';

const sokha: Actor = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: 'Poipet' };
const nobodysDeputy = async (): Promise<Actor> => {
  throw new Refusal('NOT_A_DEPUTY', 'You do not stand in for makara today.');
};

describe('a request for a document', () => {
  it('counts for the pace of the person, also in the place of a supervisor who never named them', async () => {
    const requests = new DocumentRequests(
      { actorOf: async () => sokha } as unknown as Tokens,
      {} as LogGuard,
      { actingAs: nobodysDeputy } as unknown as NotLeftGuard,
      { configuration: { limits: { perMinute: { commands: 1, readings: 0, reckonings: 0 } } } } as Installation,
    );
    const asking = async (): Promise<string> => {
      const request = { headersDistinct: { authorization: ['Bearer x'], 'homeward-deputy-of': ['makara'] } };
      const error: unknown = await requests
        .authenticate(request as unknown as Request, 'document', 'readings')
        .catch((one: unknown) => one);
      const refused = error instanceof Refusal ? error : (error as { originalError: Refusal }).originalError;
      return refused.code;
    };
    expect([await asking(), await asking(), await asking()]).toEqual(['NOT_A_DEPUTY', 'NOT_A_DEPUTY', 'RATE_LIMITED']);
  });
});
