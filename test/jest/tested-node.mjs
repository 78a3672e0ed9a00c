import { startNode } from '../../dist/libs/embedded/eventstore/node.js';
import { startHarshNode } from '../../dist/libs/embedded/eventstore/testing/harsh/harsh-node.js';
import { turnOnAll } from '../../dist/libs/embedded/eventstore/testing/harsh/schedule.js';

/** The embedded event store; with HARSH_EVENTSTORE set, it has the faults of a real server. */
export const startTestedNode = async (options) => {
  if (!process.env.HARSH_EVENTSTORE) return startNode(options);
  const node = await startHarshNode(options);
  turnOnAll(node.faults);
  return node;
};
