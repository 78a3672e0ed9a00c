/** Those who watch over the service see positions. */
const administrator = { id: 'rachana', role: 'ADMINISTRATOR' } as const;

/** A service that answers queries, and waits for conditions. */
interface Service {
  ask(
    query: string,
    variables: object,
    by: typeof administrator,
  ): Promise<{ readonly data?: Record<string, unknown> | null }>;
  until<T>(what: string, look: () => Promise<T | undefined | false>, timeoutMs?: number): Promise<T>;
}

/** The state of one view or policy, as the API reports it. */
interface Standing {
  readonly position: string | null;
  readonly head: string | null;
  readonly state: string;
}

const SERVES = new Set(['LIVE', 'BEHIND']);

/** The number of a position, for comparisons. */
const orderOf = (position: string | null): bigint => BigInt(position?.split('.')[1] ?? -1);

/**
 * Waits until everything serves, and the views have caught up with the log. A shared log may never stand still: then up
 * to its present end, and to what the policies have made of that.
 */
export async function caughtUp(service: Service, timeoutMs: number): Promise<void> {
  let last: unknown;
  const standing = async (): Promise<readonly Standing[]> => {
    const asked = '{ projections { name position head state reason } }';
    const answer = await service.ask(asked, {}, administrator).catch(String);
    last = answer;
    return (typeof answer === 'string' ? [] : (answer.data?.projections ?? [])) as readonly Standing[];
  };
  const atLeast = async (head: bigint): Promise<boolean> => {
    const all = await standing();
    return all.length > 0 && all.every(({ state, position }) => SERVES.has(state) && orderOf(position) >= head);
  };
  const headOfLog = () =>
    service.until('the head of the log', async () => {
      const [first] = await standing();
      return first?.head ? { order: orderOf(first.head) } : undefined;
    });
  const isLive = ({ position, head, state }: Standing) => position === head && state === 'LIVE';
  const allLive = async () => {
    const all = await standing();
    return all.length > 0 && all.every(isLive);
  };
  try {
    if (!process.env.EVENTSTORE_URL) return void (await service.until('every view caught up', allLive, timeoutMs));
    for (let pass = 0; pass < 2; pass++) {
      const { order } = await headOfLog();
      await service.until('every view caught up with that head', () => atLeast(order), timeoutMs);
    }
  } catch (error) {
    throw new Error(`${(error as Error).message}: ${JSON.stringify(last)}`);
  }
}
