import { policy, type CommandRequestTo, type Policy } from '#nest';
import type { AssignmentCommands } from '#domain/survivor';
import { directory, type DirectoryEvents, type Registers } from '#domain/directory';

type CommandsAsked = { survivor: Pick<AssignmentCommands, 'FollowReassignment'> };
type Asks = readonly CommandRequestTo<CommandsAsked>[];

const asksNothing = (): Asks => [];

/** Each record decides by itself which assignments it moves, so a repetition moves nothing twice. */
export const reassignmentPolicy: Policy = policy<Registers, DirectoryEvents, {}, CommandsAsked>({
  name: 'reassignment',
  of: 'directory',
  decider: directory,
  on: {
    OfficeOpened: asksNothing,
    OfficeInterrupted: asksNothing,
    OfficeOpeningCorrected: () => [],
    OfficeClosed: asksNothing,
    WorkerJoined: asksNothing,
    WorkerJoiningCorrected: () => [],
    WorkerMoved: asksNothing,
    WorkerTrained: asksNothing,
    DeputyNamed: asksNothing,
    DeputyWithdrawn: asksNothing,
    WorkerLeft: asksNothing,
    NoticesChosen: asksNothing,
    OrganisationRegistered: asksNothing,
    OrganisationRevised: asksNothing,
    OrganisationCapacityChanged: asksNothing,
    OrganisationEnded: asksNothing,
    CasesReassigned: ({ survivorIds, ...command }) =>
      survivorIds.map((id) => ({ of: 'survivor', id, name: 'FollowReassignment', command })),
  },
  besides: {},
});
