import { type EventStoreNode, type NodeOptions, startNode } from '../node.js';
import { connect } from './client.js';
import { type Database, freshDatabase } from './database.js';

export interface RunningNode {
  readonly node: EventStoreNode;
  readonly database: Database;
  readonly client: ReturnType<typeof connect>;
  close(): Promise<void>;
}

/** A node with its own database, and the official client of it. */
export async function serve(options: Partial<NodeOptions> = {}): Promise<RunningNode> {
  const database = await freshDatabase();
  const node = await startNode({ port: 0, ...database.node, ...options });
  const client = connect(node.url);
  return {
    node,
    database,
    client,
    close: async () => {
      await client.dispose();
      await node.stop();
      await database.drop();
    },
  };
}
