import type { PersonalClass, Refusal } from '#kernel/decider';
import type { survivor } from '../survivor.js';

type Decide = typeof survivor.decide;

/** A rule that refuses a command whatever its input: that it does, and that it does not, tells of the survivor. */
interface TellingRule {
  readonly refusesWith: string;
  readonly tells: readonly PersonalClass[];
}

const RULES: { readonly [Name in keyof Decide]?: TellingRule } = {
  RecordPregnancy: { refusesWith: 'PREGNANCY_RECORDED', tells: ['health'] },
  EndPregnancy: { refusesWith: 'NOTHING_HERE', tells: ['health'] },
};

const BY_COMMAND = RULES as Readonly<Record<string, TellingRule>>;

/** What it tells of the survivor that a command is possible, or refused for this reason. */
export const toldByRefusal = (command: string, refusal?: Refusal): readonly PersonalClass[] => {
  const rule = Object.hasOwn(BY_COMMAND, command) ? BY_COMMAND[command]! : undefined;
  return rule && (!refusal || refusal.code === rule.refusesWith) ? rule.tells : [];
};
