import { policy, type AskTo, type Policy } from '#kernel/nest';
import type { AssignmentCommands } from '#domain/survivor';
import { directory } from './directory.decider.js';
import type { DirectoryEvents } from './directory.events.js';
import type { Registers } from './directory.state.js';

type Asked = { survivor: Pick<AssignmentCommands, 'FollowReassignment'> };
type Asks = readonly AskTo<Asked>[];

const nothing = (): Asks => [];

/** Each record decides by itself which assignments it moves, so a repetition moves nothing twice. */
export const reassignmentPolicy: Policy = policy<Registers, DirectoryEvents, {}, Asked>({
  name: 'reassignment',
  of: 'directory',
  decider: directory,
  on: {
    OfficeOpened: nothing,
    OfficeInterrupted: nothing,
    OfficeOpeningCorrected: () => [],
    OfficeClosed: nothing,
    WorkerJoined: nothing,
    WorkerJoiningCorrected: () => [],
    WorkerMoved: nothing,
    WorkerTrained: nothing,
    WorkerLeft: nothing,
    OrganisationRegistered: nothing,
    OrganisationRevised: nothing,
    OrganisationCapacityChanged: nothing,
    OrganisationEnded: nothing,
    CasesReassigned: ({ from, to, on, survivorIds }) =>
      survivorIds.map((id) => ({ of: 'survivor', id, name: 'FollowReassignment', command: { from, to, on } })),
  },
  besides: {},
});
