import type { Actor, Day, Directory, PersonalClass, Settings } from '#kernel/decider';
import type { survivor, SurvivorState } from '../survivor.js';

/** What a choice is judged by besides the record. */
export interface ChoiceContext {
  /** The day of the entry. */
  readonly on: Day;
  readonly now: string;
  readonly by: Actor;
  readonly settings: Settings;
  readonly directory?: Directory | undefined;
}

/** The value of `irregular` while the author claims no exception to a rule. */
export const IN_ORDER = undefined;

/** The codes of a list, or the ids and names of what the record or a register has. */
export type ChoiceValues<Value> =
  readonly Value[] | ((state: SurvivorState, context: ChoiceContext) => readonly Value[]);

/** What an answer to another field may be: a code, an id, a name, yes or no. */
export type FieldAnswer = string | boolean;

/** Stands among the answers for whatever somebody writes in a field of text. */
export const ANY_TEXT = 'any text';

interface Field<Code extends string> {
  readonly codes: ChoiceValues<Code>;
  /** What it tells of the survivor when one of them is refused; left out: nothing personal. */
  readonly reveals?: readonly PersonalClass[];
}

/** The rule refuses a code whatever else the command says: it is asked with the best answers to all other fields. */
export interface FreeChoice<Code extends string = string> extends Field<Code> {
  readonly dependsOn?: undefined;
  readonly requires: (state: SurvivorState, code: Code, context: ChoiceContext) => void;
}

/** The rule refuses a code with certain answers to one other field. */
interface DependentChoice<Code extends string = string, Other = string, Given = FieldAnswer> extends Field<Code> {
  readonly dependsOn: Other;
  /** The answers with which a code may be refused; undefined: none was given. */
  readonly answers: ChoiceValues<Given | undefined>;
  readonly requires: (state: SurvivorState, code: Code, context: ChoiceContext, given: Given | undefined) => void;
}

export type Choice = FreeChoice | DependentChoice;

type Decide = typeof survivor.decide;
type Command<Name extends keyof Decide> = Parameters<Decide[Name]>[1];
type Words<Value> = NonNullable<Value> & string;
type ChoiceIn<Of, Name extends keyof Of> =
  | FreeChoice<Words<Of[Name]>>
  | {
      [Other in Exclude<keyof Of, Name>]-?: DependentChoice<
        Words<Of[Name]>,
        Other,
        NonNullable<Of[Other]> & FieldAnswer
      >;
    }[Exclude<keyof Of, Name>];

/** By command and field: the command is refused by the same rule. A field of which every code may be accepted has none. */
export type Choices = {
  readonly [Name in keyof Decide]?: {
    readonly [Field in keyof Command<Name>]?: ChoiceIn<Command<Name>, Field>;
  };
};
