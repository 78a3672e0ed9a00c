import { randomInt } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import pg from 'pg';

const LOOK_AGAIN_MS = 20;
const PATIENCE_MS = 300_000;

/**
 * A point in the work of another process, at which it stops while the gate is closed, so that a test can act meanwhile.
 * It is a trigger in Postgres that waits for a lock.
 */
export class Gate {
  private constructor(
    private readonly url: string,
    private readonly key: number,
    private lock: pg.Client,
  ) {}

  /** A closed gate. @param statement e.g. `INSERT ON kept.view_set` */
  static beforeStatement(url: string, statement: string): Promise<Gate> {
    return Gate.#createClosed(url, 'trigger', (name) => `TRIGGER ${name} BEFORE ${statement} FOR EACH STATEMENT`);
  }

  /** A closed gate in the database of an event store: so many more events are recorded, and then none. */
  static async afterEvents(url: string, count: number): Promise<Gate> {
    const client = await connectClient(url);
    const counter = `public.gate_events_${randomInt(2 ** 31)}`;
    await client.query(`CREATE SEQUENCE ${counter}; GRANT USAGE ON SEQUENCE ${counter} TO PUBLIC`);
    await client.end();
    return Gate.#createClosed(
      url,
      'trigger',
      (name) => `TRIGGER ${name} BEFORE INSERT ON eventstore.events FOR EACH ROW`,
      `IF nextval('${counter}') <= ${count} THEN RETURN NEW; END IF;`,
    );
  }

  /** A closed gate. @param command e.g. `CREATE INDEX` */
  static beforeCommand(url: string, command: string): Promise<Gate> {
    const when = `ON ddl_command_start WHEN TAG IN ('${command}')`;
    return Gate.#createClosed(url, 'event_trigger', (name) => `EVENT TRIGGER ${name} ${when}`);
  }

  static async #createClosed(url: string, kind: string, trigger: (name: string) => string, passes = ''): Promise<Gate> {
    const key = randomInt(2 ** 31);
    const gate = new Gate(url, key, await connectClient(url));
    await gate.lock.query(`SELECT pg_advisory_lock(${key})`);
    // as the owner: the event store's role may use nothing in that schema
    await gate.lock.query(`
      CREATE FUNCTION public.gate_${key}() RETURNS ${kind} LANGUAGE plpgsql SECURITY DEFINER AS $$ BEGIN
        ${passes}
        PERFORM pg_advisory_xact_lock_shared(${key});
        ${kind === 'trigger' ? 'RETURN NEW;' : ''}
      END $$;
      CREATE ${trigger(`gate_${key}`)} EXECUTE FUNCTION public.gate_${key}()`);
    return gate;
  }

  /** @returns the connections that wait at the gate, once there is one, by the Postgres process that serves them */
  async waitUntilReached(): Promise<readonly number[]> {
    for (const deadline = Date.now() + PATIENCE_MS; ; await sleep(LOOK_AGAIN_MS)) {
      const waiting = await this.#waiting();
      if (waiting.length > 0) return waiting;
      if (Date.now() > deadline) throw new Error('No connection reached the gate in time.');
    }
  }

  /** The waiting connections continue until their transactions end, and no others. */
  async passOnce(): Promise<void> {
    const next = await connectClient(this.url);
    const { rows } = await next.query<{ pid: number }>('SELECT pg_backend_pid() AS pid');
    const closing = next.query(`SELECT pg_advisory_lock(${this.key})`);
    while (!(await this.#waiting()).includes(rows[0]!.pid)) await sleep(LOOK_AGAIN_MS);
    await this.open();
    await closing;
    this.lock = next;
  }

  /** Ends these connections, as Postgres does once it notices that the client has gone. */
  async end(connections: readonly number[]): Promise<void> {
    await this.lock.query('SELECT pg_terminate_backend(pid, 10000) FROM unnest($1::int[]) AS pid', [connections]);
  }

  /** Opens the gate for good. */
  async open(): Promise<void> {
    await this.lock.end();
  }

  async #waiting(): Promise<readonly number[]> {
    const { rows } = await this.lock.query<{ pid: number }>(
      `SELECT pid FROM pg_locks WHERE locktype = 'advisory' AND objid = ${this.key} AND NOT granted`,
    );
    return rows.map(({ pid }) => pid);
  }
}

const connectClient = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client(url);
  client.on('error', () => undefined); // a failed test may have left a gate closed when Postgres stops
  await client.connect();
  return client;
};
