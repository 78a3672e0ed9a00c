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
  readonly name: string;
  readonly position: string | null;
  readonly head: string | null;
  readonly state: string;
}

const SERVES = new Set(['LIVE', 'BEHIND']);

/** The number of a position, for comparisons. */
const orderOf = (position: string | null): bigint => BigInt(position?.split('.')[1] ?? -1);

const standings = async (service: Service): Promise<readonly Standing[]> => {
  const answer = await service.ask('{ projections { name position head state reason } }', {}, administrator);
  if (!answer.data) throw new Error(JSON.stringify(answer));
  return answer.data.projections as readonly Standing[];
};

/** Waits until every view has read up to a position: an answer itself waits for them for two seconds only. */
export async function viewsHaveRead(service: Service, position: string): Promise<void> {
  let views: readonly Standing[] = [];
  const haveRead = async () => {
    // the others, such as policy:prosecution, fill no view
    views = (await standings(service)).filter(({ name }) => !name.includes(':'));
    return views.length > 0 && views.every((view) => orderOf(view.position) >= orderOf(position));
  };
  try {
    await service.until(`the views have read ${position}`, haveRead);
  } catch (error) {
    throw new Error(`${(error as Error).message}: ${JSON.stringify(views)}`, { cause: error });
  }
}

/**
 * Waits until everything serves, and the views have caught up with the log. A shared log may never stand still: then up
 * to its present end, and to what the policies have made of that.
 */
export async function caughtUp(service: Service, timeoutMs: number): Promise<void> {
  let last: unknown;
  const standing = async (): Promise<readonly Standing[]> => {
    const answer = await standings(service).catch(String);
    last = answer;
    return typeof answer === 'string' ? [] : answer;
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
