import gossip, { type ClusterInfo } from '@eventstore/db-client/generated/gossip_pb.js';
import { StoreUnavailable } from '../event-store-errors.js';

/** In units of 100 nanoseconds. */
const TICKS_PER_MS = 10_000n;

const { LEADER } = gossip.MemberInfo.VNodeState;

/**
 * When the leader last reported its state, by its own clock, from which events get `created`. The nodes of a cluster
 * report every second or two. A single node may never report again: callers must see for themselves whether the time
 * moves.
 * @returns milliseconds since the Unix epoch
 */
export const leadersClock = (gossip: ClusterInfo): number => {
  const members = gossip.getMembersList();
  const leader = members.find((member) => member.getState() === LEADER && member.getIsAlive());
  const [only] = members.length === 1 ? members : [];
  const ticks = (leader ?? only)?.getTimeStamp();
  if (ticks === undefined) throw new StoreUnavailable('No node of the event store leads, so its clock is not known.');
  return Number(BigInt(ticks) / TICKS_PER_MS);
};
