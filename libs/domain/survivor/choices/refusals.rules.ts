import type { PersonalClass, Refusal } from '#kernel/decider';
import type { survivor } from '../survivor.js';

type Decide = typeof survivor.decide;

/** A rule that refuses a command whatever its input: that it does, and that it does not, tells of the survivor. */
interface RevealingRule {
  readonly refusesWith: string;
  readonly reveals: readonly PersonalClass[];
}

const RULES: { readonly [Name in keyof Decide]?: RevealingRule } = {
  RecordPregnancy: { refusesWith: 'PREGNANCY_RECORDED', reveals: ['health'] },
  EndPregnancy: { refusesWith: 'NOTHING_HERE', reveals: ['health'] },
};

const BY_COMMAND = RULES as Readonly<Record<string, RevealingRule>>;

/** What it tells of the survivor that a command is possible, or refused for this reason. */
export const revealedByRefusal = (command: string, refusal?: Refusal): readonly PersonalClass[] => {
  const rule = Object.hasOwn(BY_COMMAND, command) ? BY_COMMAND[command]! : undefined;
  return rule && (!refusal || refusal.code === rule.refusesWith) ? rule.reveals : [];
};
