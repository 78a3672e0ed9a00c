import gossipService from '@eventstore/db-client/generated/gossip_grpc_pb.js';
import gossip from '@eventstore/db-client/generated/gossip_pb.js';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import { connectionStringOf, parseConnectionString } from '../../dist/libs/kernel/event-store/index.js';
import { clientsOf } from '../../dist/libs/kernel/event-store/eventstoredb/client.js';

const DEADLINE_MS = 60_000;
const { LEADER } = gossip.MemberInfo.VNodeState;

const membersOf = async (client) => {
  const info = await client.execute(
    gossipService.GossipClient,
    'gossip',
    (nodes) =>
      new Promise((resolve, reject) => {
        const options = client.callArguments({ deadline: DEADLINE_MS });
        nodes.read(new shared.Empty(), ...options, (error, answer) => (error ? reject(error) : resolve(answer)));
      }),
  );
  return info.getMembersList();
};

/** What an event store reports about itself: its version, its nodes, and the leader. */
export const askStore = async (url) => {
  const settings = parseConnectionString(url);
  const client = clientsOf(settings)();
  try {
    const { serverVersion } = await client.capabilities;
    const members = await membersOf(client);
    const leader = members.find((member) => member.getState() === LEADER && member.getIsAlive())?.getHttpEndPoint();
    const hosts = [{ address: leader?.getAddress(), port: leader?.getPort() }];
    const isCluster = settings.discover || settings.hosts.length > 1;
    if (isCluster && !leader) throw new Error('No node of the event store leads.');
    return {
      version: serverVersion,
      nodes: `${members.length === 1 ? 'one node' : `${members.length} nodes`}${settings.tls ? ' with TLS' : ''}`,
      leaderUrl: isCluster ? connectionStringOf({ ...settings, discover: false, hosts }) : url,
    };
  } finally {
    await client.close();
  }
};
