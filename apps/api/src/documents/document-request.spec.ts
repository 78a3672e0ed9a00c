import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Refusal, type Actor } from '#kernel/decider';
import { StoreUnavailable } from '#kernel/event-store';
import type { Tokens } from '#platform';
import { Pace } from '../hardening/pace.js';
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
      new Pace({ commands: 1, readings: 0, reckonings: 0 }),
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

  it('that is refused because the log is away, the answer late or the pace too fast, learns when to try again', async () => {
    const requests = new DocumentRequests({} as Tokens, {} as LogGuard, {} as NotLeftGuard, new Pace(undefined));
    const answerTo = async (why: Error) => {
      const server = createServer((_, response) => requests.refuse(response, why)).listen(0, '127.0.0.1');
      await once(server, 'listening');
      const { status, headers } = await fetch(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      server.close();
      return [status, headers.get('retry-after')];
    };
    expect(await answerTo(new StoreUnavailable('away'))).toEqual([503, '1']);
    expect(await answerTo(new Refusal('TIMEOUT', 'This took too long.'))).toEqual([503, '1']);
    const pace = new Pace({ commands: 1, readings: 1, reckonings: 1 });
    const spent = [1, 2].map(() => pace.keeps(sokha, 'commands', 'attachDocument'));
    const [, { reason }] = (await Promise.allSettled(spent)) as [unknown, PromiseRejectedResult];
    expect(await answerTo(reason as Error)).toEqual([429, expect.stringMatching(/^[1-9]\d?$/)]);
    expect(await answerTo(new Refusal('NOT_FOUND', 'There is no such document.'))).toEqual([404, null]);
  });
});
