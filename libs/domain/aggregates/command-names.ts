import type { aggregates } from './index.js';

type Aggregates = typeof aggregates;

declare module '../../kernel/decider/refusal.js' {
  interface CommandNames {
    readonly recorded: { [Name in keyof Aggregates]: keyof Aggregates[Name]['decide'] }[keyof Aggregates];
  }
}
