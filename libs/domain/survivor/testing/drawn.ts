import type { SurvivorState, survivor } from '../survivor.js';
import type { Draw } from './draw.js';

type Decide = typeof survivor.decide;
export type Name = keyof Decide;

type Command<Of extends Name> = Parameters<Decide[Of]>[1];

/** How commands are drawn for a state. */
export type CommandGenerators = {
  readonly [Of in Name]: (draw: Draw, state: SurvivorState) => Command<Of>;
};
