import type { SurvivorState, survivor } from '../survivor.js';
import type { Draw } from './draw.js';

type Decide = typeof survivor.decide;
export type Name = keyof Decide;

type Command<Of extends Name> = Parameters<Decide[Of]>[1];
type SaysOnlyItsDay<Said> = [keyof Said, 'on'] extends ['on', keyof Said] ? true : false;

/** The commands that say nothing but their day. */
export type DayCommand = { [Of in Name]: SaysOnlyItsDay<Command<Of>> extends true ? Of : never }[Name];

/** How commands are drawn for a state. */
export type CommandGenerators<Names extends Name = Name> = {
  readonly [Of in Names]: (draw: Draw, state: SurvivorState) => Command<Of>;
};
