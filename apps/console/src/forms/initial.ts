import type { Survivor } from '../journey/documents.js';
import type { Person } from '../session/person.js';
import { shapeOf, type Inputs } from './inputs.js';
import { kindOf } from './kinds.js';
import { choicesFor } from './choices.js';
import type { Value, Values } from './values.js';

interface Known {
  readonly inputs: Inputs;
  readonly survivor: Survivor | undefined;
  readonly person: Person;
  readonly today: string;
}

const asItIs = (code: string | null | undefined): string => code ?? '';

/** A new group; a goal gets its id here. */
export const anotherOf = (input: string): Values => (input === 'GoalInput' ? { goalId: crypto.randomUUID() } : {});

/** The goals of the active plan, with their ids. */
const goalsOfActivePlan = (survivor: Survivor): Values[] =>
  survivor.casePlans
    .filter(({ planId }) => planId === survivor.activePlan?.planId)
    .flatMap(({ goals }) => goals)
    .map(({ goalId, domain, dueOn, services, aim }) => ({ goalId, domain, dueOn, services, aim: aim?.value ?? '' }));

/** The most likely values: today, the user’s office, the only possible reference. */
export const initialOf = (input: string, known: Known): Values => {
  const { inputs, survivor, person, today } = known;
  const values: [string, Value][] = (inputs.inputs[input] ?? []).map((field) => {
    const { name, required } = shapeOf(field.type);
    const kind = kindOf(input, field, inputs);
    if (field.name === 'on' && (required || input.startsWith('DeliverService'))) return ['on', today];
    if (kind === 'office') return [field.name, person.office ?? ''];
    if (input === 'ReceiveReferral' && field.name === 'nationality') return ['nationality', 'KH'];
    if (input === 'ReceiveReferral' && field.name === 'languages') return ['languages', ['khm']];
    if (kind === 'entry' && required && survivor) {
      const choices = choicesFor({
        input,
        field: field.name,
        survivor,
        label: asItIs,
        t: ((key: string) => key) as never,
      });
      return [field.name, choices?.length === 1 ? choices[0]!.value : undefined];
    }
    if (input === 'ReviseCasePlan' && field.name === 'goals' && survivor) return ['goals', goalsOfActivePlan(survivor)];
    if (kind === 'parts' && required) return [field.name, [anotherOf(name)]];
    return [field.name, undefined];
  });
  return Object.fromEntries(values.filter(([, value]) => value !== undefined && value !== ''));
};
