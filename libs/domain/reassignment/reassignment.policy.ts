import { policy, type AskTo, type Policy } from '#nest';
import type { AssignmentCommands } from '#domain/survivor';
import { directory, type DirectoryEvents, type Registers } from '#domain/directory';

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
    DeputyNamed: nothing,
    DeputyWithdrawn: nothing,
    WorkerLeft: nothing,
    NoticesChosen: nothing,
    OrganisationRegistered: nothing,
    OrganisationRevised: nothing,
    OrganisationCapacityChanged: nothing,
    OrganisationEnded: nothing,
    CasesReassigned: ({ from, to, on, survivorIds }) =>
      survivorIds.map((id) => ({ of: 'survivor', id, name: 'FollowReassignment', command: { from, to, on } })),
  },
  besides: {},
});
