import type { Step } from '#nest';
import { fieldsOfInput } from './input-fields.js';
import { journey } from './journey.js';

/** Its id may be that of a service which was planned or delivered before. */
const OF_EARLIER: readonly string[] = ['DeclineService'];

/** A correction may concern them in place of a survivor: no entry of the survivor has such an id. */
const IN_PLACE_OF_SURVIVOR: readonly string[] = ['prosecutionId', 'operationId'];

/** The ids that a form leaves to the service, and a client may choose. */
const leftToService = ({ inputs, forms = {} }: Step): (readonly [command: string, id: string])[] =>
  Object.entries(inputs).flatMap(([command, input]) =>
    fieldsOfInput(input)
      .filter(([, { control, isOptional }]) => control === 'entry' && isOptional)
      .filter(([name]) => !IN_PLACE_OF_SURVIVOR.includes(name))
      .filter(([name]) => !forms[command]?.some((asked) => asked.name === name))
      .map(([name]) => [command, name] as const),
  );

/** By command: the field with the id by which others refer to its entry. */
export const OWN_IDS: ReadonlyMap<string, string> = new Map([
  ...journey.flatMap(leftToService).filter(([command]) => !OF_EARLIER.includes(command)),
  // asked for, or chosen by the console
  ['AttachDocument', 'documentId'],
  ['ConductForensicInterview', 'forensicInterviewId'],
  ['CompleteReintegration', 'reintegrationId'],
  ['OpenProsecution', 'prosecutionId'],
  // sent by a policy
  ['FollowErasure', 'requestId'],
  ['FollowRelativeLink', 'linkId'],
]);
