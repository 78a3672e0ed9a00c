import { EventEmitter, once } from 'node:events';
import grpc from '@grpc/grpc-js';
import { CallRefused } from '../../wire/status.js';

/** Why a call is refused before the node sees it, or null. */
export type Refusal = CallRefused | null;

export type Rpc = 'append' | 'read' | 'subscribe';

export type Fault = 'starting' | 'noLeader' | 'notLeader' | 'denied' | 'lagging' | 'dropped' | 'late' | 'twice';

/** In the words of EventStoreDB 23.10.6. */
const STARTING = new CallRefused(grpc.status.UNAVAILABLE, 'Server Is Not Ready');
const NO_LEADER = new CallRefused(grpc.status.UNKNOWN, 'No leader info available in response');
const DENIED = new CallRefused(grpc.status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });
export const TOO_SLOW = new CallRefused(
  grpc.status.ABORTED,
  'Operation timed out: Consumer too slow to handle event while live. Client resubscription required.',
);

/** Faults of a real server that the embedded node never has: a test turns them on and off. */
export class Faults {
  isStarting: (rpc: Rpc) => boolean = () => false;
  hasLeader: (rpc: Rpc) => boolean = () => true;
  /** As on a follower: requests for the leader are sent to this host and port. */
  leader: { readonly host: string; readonly port: number } | null = null;
  /** By how much reads lag that do not ask for the leader. */
  readLagMs = 0;
  answerDelayMs = (): number => 0;
  /** EventStoreDB itself does so with malformed requests. */
  answersTwice: 'never' | 'errors' | 'always' = 'never';
  /** Every nth live event is withheld, and all subscriptions of its client are dropped instead. */
  dropEveryEvents = Infinity;
  /** After every nth append, foreign events follow. */
  foreignEveryAppends = Infinity;
  isDenied: (rpc: Rpc) => boolean = () => false;
  readonly #counts = new Map<Fault, number>();
  readonly #happened = new EventEmitter();

  /** How often each fault occurred. */
  count(fault: Fault): number {
    return this.#counts.get(fault) ?? 0;
  }

  async reaches(fault: Fault, count: number): Promise<void> {
    while (this.count(fault) < count) await once(this.#happened, fault);
  }

  note(fault: Fault): void {
    this.#counts.set(fault, this.count(fault) + 1);
    this.#happened.emit(fault);
  }

  refusalOf(rpc: Rpc, wantsLeader = true): Refusal {
    if (this.isStarting(rpc)) return this.#refuseCounted('starting', STARTING);
    if (this.isDenied(rpc)) return this.#refuseCounted('denied', DENIED);
    if (!wantsLeader) return null;
    if (!this.hasLeader(rpc)) return this.#refuseCounted('noLeader', NO_LEADER);
    // followers pass appends on
    return this.leader && rpc !== 'append' ? this.#refuseCounted('notLeader', notLeader(this.leader)) : null;
  }

  #refuseCounted(fault: Fault, refusal: CallRefused): CallRefused {
    this.note(fault);
    return refusal;
  }
}

const notLeader = ({ host, port }: { host: string; port: number }): CallRefused =>
  new CallRefused(grpc.status.NOT_FOUND, 'Leader info available', {
    exception: 'not-leader',
    'leader-endpoint-host': host,
    'leader-endpoint-port': String(port),
  });
