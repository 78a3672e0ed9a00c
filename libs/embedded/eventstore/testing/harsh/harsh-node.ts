import { randomUUID } from 'node:crypto';
import { binaryEvent, EventStoreDBClient, jsonEvent } from '@eventstore/db-client';
import { type EventStoreNode, type NodeOptions, startNode } from '../../node.js';
import { type AppendHandler, type BatchHandler, harshAppend, harshBatchAppend } from './appends.js';
import { Faults } from './faults.js';
import { harshReads, type ReadHandler } from './reads.js';

export interface HarshNode extends EventStoreNode {
  readonly faults: Faults;
}

/** The embedded node with the faults of a real server; none of them is on at first. */
export async function startHarshNode(options: NodeOptions): Promise<HarshNode> {
  const faults = new Faults();
  let others: Others | undefined;
  let appends = 0;
  const appendForeign = (): void => void (++appends % faults.foreignEveryAppends === 0 && others?.append());
  const node = await startNode({
    ...options,
    intercept: (streams) => ({
      ...streams,
      append: harshAppend(faults, streams['append'] as AppendHandler),
      batchAppend: harshBatchAppend(faults, streams['batchAppend'] as BatchHandler, appendForeign),
      read: harshReads(faults, streams['read'] as ReadHandler),
    }),
  });
  others = new Others(node.url);
  return {
    port: node.port,
    statistics: () => node.statistics(),
    url: node.url,
    faults,
    stop: async () => {
      await others.leave();
      await node.stop();
    },
  };
}

/** Another application that writes to the same log, in its own way. */
class Others {
  readonly #client: EventStoreDBClient;
  readonly #underWay = new Set<Promise<unknown>>();

  constructor(url: string) {
    this.#client = EventStoreDBClient.connectionString(url);
  }

  append(): void {
    const events = [
      jsonEvent({ type: 'OrderPlaced', data: { order: 7 }, metadata: 'no object' }),
      binaryEvent({ type: '$other', data: Buffer.from([0, 255, 123]) }),
      jsonEvent({ type: 'OrderSent', data: [] }),
    ];
    // with credentials, the client uses the plain append: its batch does not survive an answer that comes twice
    const plain = { credentials: { username: 'other', password: 'application' } };
    const append = this.#client.appendToStream(`order-${randomUUID()}`, events, plain).catch(() => undefined);
    this.#underWay.add(append);
    void append.finally(() => this.#underWay.delete(append));
  }

  async leave(): Promise<void> {
    await Promise.all(this.#underWay);
    await this.#client.dispose();
  }
}
