import { policy, type Policy } from '#nest';
import type { AssignmentCommands } from '#domain/survivor';
import { directory, type DirectoryEvents, type Registers } from '#domain/directory';

type CommandsAsked = { survivor: Pick<AssignmentCommands, 'FollowReassignment'> };

/** Each record decides by itself which assignments it moves, so a repetition moves nothing twice. */
export const reassignmentPolicy: Policy = policy<Registers, DirectoryEvents, {}, CommandsAsked>({
  name: 'reassignment',
  of: 'directory',
  decider: directory,
  on: {
    CasesReassigned: ({ survivorIds, ...command }) =>
      survivorIds.map((id) => ({ of: 'survivor', id, name: 'FollowReassignment', command })),
  },
  besides: {},
});
