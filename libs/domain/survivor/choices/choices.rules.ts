import { refusalIn, type PersonalClass, type Refusal } from '#kernel/decider';
import type { SurvivorState } from '../survivor.js';
import {
  ANY_TEXT,
  type FieldAnswer,
  type Choice,
  type ChoiceContext,
  type Choices,
  type ChoiceValues,
} from './choice.rules.js';
import { CARE_CHOICES } from './choices.care.rules.js';
import { DAY_CHOICES } from './choices.days.rules.js';
import { DECISION_CHOICES } from './choices.decisions.rules.js';
import { PEOPLE_CHOICES } from './choices.people.rules.js';
import { SAFETY_CHOICES } from './choices.safety.rules.js';

/** The choices by command and field. A field that accepts every code is missing here. */
export const CHOICES = {
  ...SAFETY_CHOICES,
  ...CARE_CHOICES,
  ...DAY_CHOICES,
  ...DECISION_CHOICES,
  ...PEOPLE_CHOICES,
  EnterAftercare: { ...SAFETY_CHOICES.EnterAftercare, ...PEOPLE_CHOICES.EnterAftercare },
  HandOverCase: { ...DAY_CHOICES.HandOverCase, ...PEOPLE_CHOICES.HandOverCase },
} satisfies Choices;

/** A choice as forms get it: a code of a list, or the id or name of an entry. Yes and no are given as ids, too. */
export type Word = { readonly code: string } | { readonly id: string };

/** The answers to another field with which a choice is refused. */
export interface Condition {
  readonly field: string;
  readonly answers: readonly Word[];
  /** Whether with any text in that field. */
  readonly anyText: boolean;
  /** Whether the rule also applies before that field is answered. */
  readonly unanswered: boolean;
}

export interface ChoiceRefusal {
  readonly field: string;
  readonly choice: Word;
  /** Left out: whatever the other fields say. */
  readonly given?: Condition;
  readonly refusal: Refusal;
}

interface AuthorContext extends ChoiceContext {
  /** Whether the author may record it nevertheless where a rule of conduct is broken. */
  readonly mayOverride: boolean;
}

/** `CHOICES`, looked up by a command and a field that are known only when they are asked for. */
const BY_COMMAND = CHOICES as Readonly<Record<string, Readonly<Record<string, Choice>>>>;

const choicesOf = (command: string): Readonly<Record<string, Choice>> =>
  Object.hasOwn(BY_COMMAND, command) ? BY_COMMAND[command]! : {};

/** Whether any field of the command has a choice that may be refused. */
export const hasChoices = (command: string): boolean => Object.keys(choicesOf(command)).length > 0;

/** What the refused choices of a command tell of the survivor. */
export const revealedByChoices = (command: string): readonly PersonalClass[] => [
  ...new Set(Object.values(choicesOf(command)).flatMap(({ reveals = [] }) => reveals)),
];

/**
 * How many combinations of choice and answer are judged for one field. With more, all are offered, and the service
 * decides.
 */
const JUDGED_MAX = 2_000;

/** What the rules refuse in the fields of a command, whatever its other fields say or with one answer to another one. */
export const refusedChoicesIn = (
  state: SurvivorState,
  command: string,
  asked: AuthorContext,
): readonly ChoiceRefusal[] =>
  Object.entries(choicesOf(command)).flatMap(([field, choice]) => {
    // once for all codes: to find them may take a look at each partner and each consent
    const answers = choice.dependsOn === undefined ? [] : valuesIn(choice.answers, state, asked);
    const codes = valuesIn(choice.codes, state, asked);
    if (codes.length * Math.max(1, answers.length) > JUDGED_MAX) return [];
    return codes.flatMap((one) =>
      refusalsOf(choice, answers, state, one, asked)
        .filter(({ refusal }) => !refusal.mayOverride || !asked.mayOverride)
        .map((refused) => ({ field, choice: toSaid(choice.codes, one), ...refused })),
    );
  });

const valuesIn = <Value>(source: ChoiceValues<Value>, state: SurvivorState, asked: AuthorContext): readonly Value[] =>
  typeof source === 'function' ? source(state, asked) : source;

/** A list of codes stands in the code, and what a record has is found in it. */
const toSaid = (source: ChoiceValues<unknown>, value: FieldAnswer): Word =>
  typeof source === 'function' || typeof value === 'boolean' ? { id: String(value) } : { code: value };

type RefusedAnswers = Pick<ChoiceRefusal, 'given' | 'refusal'>;

const refusalsOf = (
  choice: Choice,
  answers: readonly (FieldAnswer | undefined)[],
  state: SurvivorState,
  code: string,
  asked: AuthorContext,
): readonly RefusedAnswers[] => {
  if (choice.dependsOn === undefined) {
    const refusal = refusalIn(() => choice.requires(state, code, asked));
    return refusal ? [{ refusal }] : [];
  }
  const { dependsOn: field, answers: source, requires } = choice;
  const byReason = new Map<string, { readonly refusal: Refusal; readonly given: (FieldAnswer | undefined)[] }>();
  for (const given of answers) {
    const refusal = refusalIn(() => requires(state, code, asked, given));
    if (!refusal) continue;
    const reason = `${refusal.code} ${refusal.message}`;
    if (!byReason.has(reason)) byReason.set(reason, { refusal, given: [] });
    byReason.get(reason)!.given.push(given);
  }
  return [...byReason.values()].map(({ refusal, given }) => {
    const unanswered = given.includes(undefined);
    const anyText = given.includes(ANY_TEXT);
    const said = given.flatMap((one) => (one === undefined || one === ANY_TEXT ? [] : [toSaid(source, one)]));
    return { refusal, given: { field, answers: said, anyText, unanswered } };
  });
};
