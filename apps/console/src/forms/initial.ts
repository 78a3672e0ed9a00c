import type { CommandField } from '../api/schema.js';
import type { Survivor } from '../journey/documents.js';
import type { Person } from '../session/person.js';
import { shapeOf, type InputField, type Inputs } from './inputs.js';
import { choicesFor } from './choices.js';
import { isJoining } from './court/court-choices.js';
import type { Value, Values } from './values.js';

interface Known {
  readonly inputs: Inputs;
  readonly survivor: Survivor | undefined;
  readonly person: Person;
  readonly today: string;
}

const asItIs = (code: string | null | undefined): string => code ?? '';

/** A required id for which no form asks: the console makes it. */
const isMade = ({ name, type, question }: InputField): boolean =>
  !question && type === 'UUID!' && name !== 'survivorId';

/** A new group, with its ids. */
export const anotherOf = (input: string, { inputs }: Inputs): Values =>
  Object.fromEntries((inputs[input] ?? []).filter(isMade).map(({ name }) => [name, crypto.randomUUID()]));

/** The goals of the active plan, with their ids. */
const goalsOfActivePlan = (survivor: Survivor): Values[] =>
  survivor.casePlans
    .filter(({ planId }) => planId === survivor.activePlan?.planId)
    .flatMap(({ goals }) => goals)
    .filter(({ reachedOn, droppedOn }) => !reachedOn && !droppedOn)
    .map(({ goalId, domain, dueOn, services, aim }) => ({ goalId, domain, dueOn, services, aim: aim?.value ?? '' }));

/** What a new entry takes over from the record. */
const TAKEN_OVER: { readonly [Field in CommandField]?: (survivor: Survivor) => Value } = {
  'ReviseCasePlan.goals': goalsOfActivePlan,
};

const initialIn = (input: string, field: InputField, { inputs, survivor, person, today }: Known): Value => {
  const { name, type, kind, question } = field;
  const shape = shapeOf(type);
  if (isMade(field) || isJoining(input, name)) return crypto.randomUUID();
  if (!question) return undefined;
  if (question.usual) return question.usual;
  if (name === 'on') return today;
  if (kind === 'office') return person.office ?? '';
  const takenOver = survivor && TAKEN_OVER[`${input}.${name}` as CommandField]?.(survivor);
  if (takenOver) return takenOver;
  if (kind === 'entry' && shape.required && survivor) {
    const choices = choicesFor({
      input,
      field: name,
      survivor,
      label: asItIs,
      t: ((key: string) => key) as never, // no label is shown: only the id of the choice counts
    });
    return choices?.length === 1 ? choices[0]!.value : undefined;
  }
  return kind === 'parts' && shape.required ? [anotherOf(shape.name, inputs)] : undefined;
};

/** The most likely values: today, the user’s office, the only possible reference. */
export const initialOf = (input: string, known: Known): Values =>
  Object.fromEntries(
    (known.inputs.inputs[input] ?? [])
      .map((field): [string, Value] => [field.name, initialIn(input, field, known)])
      .filter(([, value]) => value !== undefined && value !== ''),
  );
