import { policy, type CommandRequestTo, type Policy } from '#nest';
import type { AssignmentCommands } from '#domain/survivor';
import { duplicate } from './duplicates.decider.js';
import type { DuplicateEvents } from './duplicates.events.js';
import type { Suspicion } from './duplicates.state.js';

type CommandsAsked = { survivor: Pick<AssignmentCommands, 'AddOffice'> };
type Asks = readonly CommandRequestTo<CommandsAsked>[];

/** Both offices work with both records from then on, so either can link them, and one file shows both. */
export const duplicatesPolicy: Policy = policy<Suspicion, DuplicateEvents, {}, CommandsAsked>({
  name: 'duplicates',
  of: 'duplicate',
  decider: duplicate,
  on: {
    DuplicateAgreed: ({ survivorIds, offices }): Asks =>
      survivorIds.flatMap((id, index) =>
        offices
          .filter((_, other) => other !== index)
          .map((office) => ({ of: 'survivor', id, name: 'AddOffice', command: { office } }) as const),
      ),
  },
  besides: {},
});
