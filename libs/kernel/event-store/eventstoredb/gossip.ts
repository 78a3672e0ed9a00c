import gossip, { type ClusterInfo } from '@eventstore/db-client/generated/gossip_pb.js';
import { StoreUnavailable } from '../event-store.js';

/** Of 100 nanoseconds. */
const TICKS_PER_MS = 10_000n;

const { LEADER } = gossip.MemberInfo.VNodeState;

/**
 * When the leader last said how it is, by its own clock: it writes the events, and `created` into them. A cluster of several
 * says so every second or two; what does not move is no clock, and whoever asks must see that by asking again.
 * @returns milliseconds since the Unix epoch
 */
export const leadersClock = (told: ClusterInfo): number => {
  const members = told.getMembersList();
  const leader = members.find((member) => member.getState() === LEADER && member.getIsAlive());
  const [only] = members.length === 1 ? members : [];
  const ticks = (leader ?? only)?.getTimeStamp();
  if (ticks === undefined) throw new StoreUnavailable('No node of the event store leads, so its clock is not known.');
  return Number(BigInt(ticks) / TICKS_PER_MS);
};
