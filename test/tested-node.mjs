import { startNode } from '../dist/apps/eventstore/src/node.js';
import { startHarshNode } from '../dist/apps/eventstore/src/testing/harsh/harsh-node.js';
import { turnOnAll } from '../dist/apps/eventstore/src/testing/harsh/schedule.js';

/** The embedded event store; with HARSH_EVENTSTORE set it does to its callers what a real server does to them. */
export const startTestedNode = async (options) => {
  if (!process.env.HARSH_EVENTSTORE) return startNode(options);
  const node = await startHarshNode(options);
  turnOnAll(node.faults);
  return node;
};
