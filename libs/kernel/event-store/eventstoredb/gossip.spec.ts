import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import { leadersClock } from './gossip.js';

const { LEADER, FOLLOWER, READONLYREPLICA } = gossip.MemberInfo.VNodeState;

const cluster = (...members: readonly [state: number, at: string, isAlive?: boolean][]) =>
  new gossip.ClusterInfo().setMembersList(
    members.map(([state, at, isAlive = true]) =>
      new gossip.MemberInfo()
        .setState(state as never)
        .setIsAlive(isAlive)
        .setTimeStamp(String(BigInt(Date.parse(at)) * 10_000n)),
    ),
  );

describe("the store's clock", () => {
  it('is that of the leading node, and of no other', () => {
    const told = cluster([FOLLOWER, '2026-03-01T00:00:09Z'], [LEADER, '2026-03-01T00:00:01.250Z']);
    expect(leadersClock(told)).toBe(Date.parse('2026-03-01T00:00:01.250Z'));
  });

  it('is that of the only node, in any state', () => {
    expect(leadersClock(cluster([READONLYREPLICA, '2026-03-01T00:00:09Z']))).toBe(Date.parse('2026-03-01T00:00:09Z'));
  });

  it('is unknown without a leader', () => {
    const none = cluster([FOLLOWER, '2026-03-01T00:00:09Z'], [LEADER, '2026-03-01T00:00:01Z', false]);
    expect(() => leadersClock(none)).toThrow('No node of the event store leads');
    expect(() => leadersClock(cluster())).toThrow('No node of the event store leads');
  });
});
