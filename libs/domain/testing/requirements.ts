import {
  Refusal,
  refusalOfEveryInput,
  type Actor,
  type DecisionContext,
  type InnerDecider,
  type LayeredCommand,
} from '#kernel/decider';
import { ROLES } from '#nest';
import { mayOverride } from '../supervisor.rules.js';

/** One colleague of each role; most commands are for the first two. */
export const COLLEAGUES: readonly Actor[] = ROLES.map((role) => ({
  id: `the ${role.toLowerCase()}`,
  role,
  organisation: 'A21',
  office: 'Poipet',
}));

interface Outcome {
  readonly code?: string;
  readonly events: number;
}

const outcomeOf = <State>(
  { decide }: InnerDecider<State>,
  name: string,
  state: State,
  input: object,
  context: DecisionContext<unknown>,
): Outcome => {
  try {
    return { events: decide[name]!(state, input as LayeredCommand, context).length };
  } catch (error) {
    if (error instanceof Refusal) return { code: error.code, events: 0 };
    throw error;
  }
};

const note = (codes: Map<string, Set<string>>, name: string, code: string) =>
  codes.set(name, (codes.get(name) ?? new Set()).add(code));

/** What `availableActions` answers of the commands, next to what is decided of them. */
export class AnswersAndDecisions<State> {
  readonly possible = new Set<string>();
  readonly disagreements = new Set<string>();
  /** The commands that somebody recorded against a rule. */
  readonly overridden = new Set<string>();
  readonly #required = new Map<string, Set<string>>();
  readonly #decided = new Map<string, Set<string>>();

  constructor(private readonly decider: InnerDecider<State>) {}

  /** Sends these inputs in this state, as they are and against the rule that is in their way. */
  compare(name: string, state: State, inputs: readonly object[], context: DecisionContext<unknown>): void {
    const plain = refusalOfEveryInput(this.decider, name, state, context);
    const answer = refusalOfEveryInput(this.decider, name, state, context, mayOverride);
    if (answer) note(this.#required, name, answer.code);
    else this.possible.add(name);
    for (const input of inputs) {
      const outcome = outcomeOf(this.decider, name, state, input, context);
      this.#expect(name, plain, outcome);
      // an identical repeat breaks no rule
      if (plain && outcome.code !== undefined) this.#override(name, answer, state, input, plain, context);
    }
  }

  #override(
    name: string,
    answer: Refusal | undefined,
    state: State,
    input: object,
    { code }: Refusal,
    context: DecisionContext<unknown>,
  ): void {
    const irregular = { code, explanation: 'It happened.' };
    const outcome = outcomeOf(this.decider, name, state, { ...input, irregular }, context);
    if (outcome.events > 0) this.overridden.add(name);
    if (mayOverride(context.by)) this.#expect(name, answer, outcome);
    else if (outcome.events > 0) this.disagreements.add(`${name} is recorded against ${code} by ${context.by.role}`);
  }

  #expect(name: string, answer: Refusal | undefined, { code, events }: Outcome): void {
    if (!answer && code !== undefined) note(this.#decided, name, code);
    if (answer && (events > 0 || (code !== undefined && code !== answer.code)))
      this.disagreements.add(`${name} requires ${answer.code}, and is decided: ${code ?? `${events} events`}`);
  }

  /** Refusals of a decision that some command requires beforehand, and that depend on the state alone. */
  findForgotten(alsoOfInput: ReadonlySet<string>): string[] {
    const onlyOfTheState = new Set([...this.#required.values()].flatMap((codes) => [...codes]));
    return [...this.#decided].flatMap(([name, codes]) =>
      [...codes]
        .filter((code) => onlyOfTheState.has(code) && !alsoOfInput.has(code))
        .map((code) => `${name} is refused with ${code} by its decision`),
    );
  }
}
