import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import type grpc from '@grpc/grpc-js';
import { wireUuid } from './wire/names.js';

/** A cluster of one, whose only member leads. */
export const readGossip =
  (id: string, where: () => { readonly host: string; readonly port: number }) =>
  (_call: unknown, answer: grpc.sendUnaryData<gossip.ClusterInfo>): void => {
    const { host, port } = where();
    const member = new gossip.MemberInfo()
      .setInstanceId(wireUuid(id))
      // the current time, by the clock that sets `created`: clients compare their own with it
      .setTimeStamp(String(BigInt(Date.now()) * 10_000n))
      .setState(gossip.MemberInfo.VNodeState.LEADER)
      .setIsAlive(true)
      .setHttpEndPoint(new gossip.EndPoint().setAddress(host).setPort(port));
    answer(null, new gossip.ClusterInfo().setMembersList([member]));
  };
