import type { SurvivorState, survivor } from '../survivor.js';
import type { Draw } from './draw.js';

type Decide = typeof survivor.decide;
export type Name = keyof Decide;

/** For every command, how it is drawn for a state. */
export type CommandGenerators = {
  readonly [Of in Name]: (draw: Draw, state: SurvivorState) => Parameters<Decide[Of]>[1];
};
