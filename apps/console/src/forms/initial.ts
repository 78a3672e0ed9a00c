import type { CommandField } from '../api/schema.js';
import type { Person } from '../session/person.js';
import type { FormRecord } from './record/document.js';
import { isRequired } from './asked.js';
import { shapeOf, type InputField, type Inputs } from './inputs.js';
import { choicesFor } from './choices.js';
import { isJoining } from './court/court-choices.js';
import type { Value, Values } from './values.js';

interface FormSources {
  readonly inputs: Inputs;
  readonly survivor: FormRecord | undefined;
  readonly person: Person;
  readonly today: string;
}

const asItIs = (code: string | null | undefined): string => code ?? '';

/** A required id for which no form asks: the console makes it. */
const isMade = ({ name, type, question }: InputField): boolean =>
  !question && type === 'UUID!' && name !== 'survivorId';

/** A new group, with its ids and the usual answers. */
export const anotherOf = (input: string, { inputs }: Inputs): Values =>
  Object.fromEntries(
    (inputs[input] ?? []).flatMap((field): [string, Value][] => {
      if (isMade(field)) return [[field.name, crypto.randomUUID()]];
      return field.question?.usual ? [[field.name, field.question.usual]] : [];
    }),
  );

/** The goals of the active plan, with their ids. */
const goalsOfActivePlan = (survivor: FormRecord): Values[] =>
  (survivor.casePlans ?? [])
    .filter(({ planId }) => planId === survivor.activePlan?.planId)
    .flatMap(({ goals }) => goals)
    .filter(({ reachedOn, droppedOn }) => !reachedOn && !droppedOn)
    .map(({ goalId, domain, dueOn, services, aim }) => ({ goalId, domain, dueOn, services, aim: aim?.value ?? '' }));

/** The language in which the survivor is spoken to, if there is only one. */
const onlyLanguage = ({ referral }: FormRecord): string | undefined =>
  referral?.languages.length === 1 ? referral.languages[0] : undefined;

/** Before there is a plan, only what could not wait may be delivered. */
const onlyInEmergency = ({ activePlan }: FormRecord): Value => (activePlan === null ? true : undefined);

/** What a new entry takes over from the record. */
const TAKEN_OVER: { readonly [Field in CommandField]?: (survivor: FormRecord) => Value } = {
  'DeliverService.emergency': onlyInEmergency,
  'GiveConsent.language': onlyLanguage,
  'ReviseCasePlan.goals': goalsOfActivePlan,
};

const initialIn = (input: string, field: InputField, { inputs, survivor, person, today }: FormSources): Value => {
  const { name, type, kind, question } = field;
  const shape = shapeOf(type);
  if (isMade(field) || isJoining(input, name)) return crypto.randomUUID();
  if (!question) return undefined;
  if (question.usual) return question.usual;
  if (name === 'on') return today;
  // one that may be left out says that the office changes
  if (kind === 'office' && shape.required) return person.office ?? '';
  const takenOver = survivor && TAKEN_OVER[`${input}.${name}` as CommandField]?.(survivor);
  if (takenOver) return takenOver;
  if (kind === 'entry' && shape.required && survivor) {
    const choices = choicesFor({
      input,
      field: name,
      survivor,
      person,
      label: asItIs,
      t: ((key: string) => key) as never, // no label is shown: only the id of the choice counts
    });
    return choices?.length === 1 ? choices[0]!.value : undefined;
  }
  return kind === 'parts' && isRequired(field) ? [anotherOf(shape.name, inputs)] : undefined;
};

/** The most likely values: today, the user’s office, the only possible reference. */
export const initialOf = (input: string, known: FormSources): Values =>
  Object.fromEntries(
    (known.inputs.inputs[input] ?? [])
      .map((field): [string, Value] => [field.name, initialIn(input, field, known)])
      .filter(([, value]) => value !== undefined && value !== ''),
  );
