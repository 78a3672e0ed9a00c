import { refuse, type Decider } from '#kernel/decider';
import type { FlawKind } from './set-aside.codes.js';
import type { SetAsideEvents } from './set-aside.events.js';

export type SetAsideCommands = {
  RequestSetAside: { eventId: string; revision: number; flaw: FlawKind; survivorId?: string; reason: string };
  ApproveSetAside: { requestId: string };
  DeclineSetAside: { requestId: string; reason?: string };
};

interface Request {
  readonly eventId: string;
  readonly revision: number;
  readonly survivorId?: string;
  readonly requestedBy: string;
  readonly status: 'requested' | 'setAside' | 'declined';
}

/** The requests about entries of one stream, by requestId. */
type SetAsideRequests = Readonly<Record<string, Request>>;

/** Two people set aside an unreliable entry. The log itself decides whether it is unreliable, not this decider. */
export const setAside: Decider<SetAsideRequests, SetAsideEvents, SetAsideCommands> = {
  initial: {},

  decide: {
    RequestSetAside: (state, command, { commandId: requestId }) => {
      const before = Object.values(state).filter(({ eventId }) => eventId === command.eventId);
      if (before.some(({ status }) => status === 'setAside')) alreadySetAside();
      if (before.some(({ status }) => status === 'requested'))
        refuse(
          'SET_ASIDE_REQUESTED',
          'This was already requested: an administrator sets the entry aside (approveSetAside) or declines (declineSetAside).',
        );
      return [{ type: 'SetAsideRequested', data: { ...command, requestId } }];
    },

    ApproveSetAside: (state, { requestId }, { by }) => {
      const { eventId, revision, survivorId, requestedBy } = requireRequested(state, requestId);
      if (by.id === requestedBy)
        refuse('APPROVER_IS_AUTHOR', 'You requested this yourself: another administrator must set the entry aside.');
      const data = { requestId, eventId, revision, ...(survivorId !== undefined && { survivorId }) };
      return [{ type: 'EventSetAside', data }];
    },

    DeclineSetAside: (state, command) => {
      const { eventId, survivorId } = requireRequested(state, command.requestId);
      const data = { ...command, eventId, ...(survivorId !== undefined && { survivorId }) };
      return [{ type: 'SetAsideDeclined', data }];
    },
  },

  evolve: {
    SetAsideRequested: (state, { requestId, eventId, revision, survivorId }, { by }) => ({
      ...state,
      [requestId]: {
        eventId,
        revision,
        ...(survivorId !== undefined && { survivorId }),
        requestedBy: by.id,
        status: 'requested',
      },
    }),
    EventSetAside: (state, { requestId }) => come(state, requestId, 'setAside'),
    SetAsideDeclined: (state, { requestId }) => come(state, requestId, 'declined'),
  },
};

const come = (state: SetAsideRequests, requestId: string, status: Request['status']): SetAsideRequests => {
  const request = state[requestId];
  return request ? { ...state, [requestId]: { ...request, status } } : state;
};

/** @throws Refusal when it was not requested, or is already decided. */
const requireRequested = (state: SetAsideRequests, requestId: string): Request => {
  const request = Object.hasOwn(state, requestId) ? state[requestId]! : undefined;
  if (request?.status === 'setAside') alreadySetAside();
  return request?.status === 'requested'
    ? request
    : refuse('SET_ASIDE_NOT_REQUESTED', 'This is not requested: a supervisor must request it first (requestSetAside).');
};

const alreadySetAside = (): never =>
  refuse('SET_ASIDE_ALREADY', 'This entry is already set aside: its record takes commands again.');
