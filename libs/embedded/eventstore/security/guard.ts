import grpc from '@grpc/grpc-js';
import type { Users } from '#embedded/eventstore-users';
import { type Caller, identify } from './credentials.js';
import { CallRefused } from '../wire/status.js';

interface AnyCall {
  readonly metadata: grpc.Metadata;
  emit(event: 'error', error: Error): unknown;
}

type Handler = (call: never, answer: never) => unknown;

const DENIED = new CallRefused(grpc.status.PERMISSION_DENIED, 'Access Denied', { exception: 'access-denied' });

/** In EventStoreDB's words. It answers HTTP 500 to malformed Base64, which its clients see as this status. */
const FOR_EVERYBODY: Readonly<Record<Caller, CallRefused | null>> = {
  user: null,
  anonymous: null,
  wrong: new CallRefused(grpc.status.UNAUTHENTICATED, 'Unauthenticated'),
  garbled: new CallRefused(grpc.status.UNKNOWN, 'Received HTTP status code 500'),
};

const FOR_USERS = { ...FOR_EVERYBODY, anonymous: DENIED };

/**
 * Identifies the caller at the start of every call. All users have the same rights. Without configured users, everybody
 * has them.
 */
export class Guard {
  constructor(private readonly users: Users | null) {}

  /** For users only. */
  forUsers<Service extends Record<string, Handler>>(service: Service): Service {
    return guardService(service, (call) => FOR_USERS[this.#callerOf(call)]);
  }

  /** For everybody, except callers with a wrong credential. */
  forEverybody<Service extends Record<string, Handler>>(service: Service): Service {
    return guardService(service, (call) => FOR_EVERYBODY[this.#callerOf(call)]);
  }

  /** Set for a caller without the required credential. */
  denial(call: AnyCall): CallRefused | null {
    return this.#callerOf(call) === 'anonymous' ? DENIED : null;
  }

  #callerOf({ metadata }: AnyCall): Caller {
    return this.users ? identify(this.users, metadata.get('authorization')) : 'user';
  }
}

function guardService<Service extends Record<string, Handler>>(
  service: Service,
  refusalOf: (call: AnyCall) => CallRefused | null,
): Service {
  const guard = (handler: Handler) => {
    const forward = handler as (call: AnyCall, answer: unknown) => unknown;
    return (call: AnyCall, answer?: (error: Error) => void): unknown => {
      const refusal = refusalOf(call);
      if (!refusal) return forward(call, answer);
      return answer ? answer(refusal) : call.emit('error', refusal);
    };
  };
  return Object.fromEntries(Object.entries(service).map(([name, handler]) => [name, guard(handler)])) as never;
}
