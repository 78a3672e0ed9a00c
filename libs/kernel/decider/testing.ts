import { fold, type Actor, type Decider } from './decider.js';
import type { Directory } from './directory.js';
import type { EventMap, EventOf } from './event.js';
import { Refusal } from './refusal.js';
import type { Settings } from './settings.js';

/** The codes and commands of what specs of the kernel invent, such as a door in a storm. */
declare module './refusal.js' {
  interface RefusalCodes {
    readonly invented:
      | 'CLOSED'
      | 'DARK'
      | 'EMPTY'
      | 'GONE'
      | 'MET'
      | 'NIGHT'
      | 'NO_PRESCRIPTION'
      | 'NONE'
      | 'ODD'
      | 'OPEN_ALREADY'
      | 'SHUT'
      | 'STORM'
      | 'TOO_LONG'
      | 'TOO_MANY';
  }

  interface CommandNames {
    readonly invented: 'Close' | 'Open';
  }
}

export const AUTHOR: Actor = { id: 'author', role: 'AUTHOR', organisation: 'organisation' };

export interface CommandSender {
  readonly by?: Partial<Actor>;
  readonly now?: string;
  readonly commandId?: string;
  readonly settings?: Partial<Settings>;
  readonly directory?: Directory;
}

/** A fact, recorded by the author of the specification unless another one is given. */
export type GivenEvent<Events extends EventMap> = EventOf<Events> & {
  readonly by?: Partial<Actor>;
  readonly at?: string;
};

/**
 * Given these facts, when this command is sent, then these facts follow, or the code of the refusal. The given events
 * have the ids `event-0`, `event-1` and so on and were recorded a year before. The author sends the command on 1 March
 * 2026, under the settings of the specification.
 */
export const specification =
  <State, Events extends EventMap, Commands>(
    decider: Decider<State, Events, Commands>,
    {
      author = AUTHOR,
      settings: usual = {} as Settings,
    }: { readonly author?: Actor; readonly settings?: Settings } = {},
  ) =>
  (...given: GivenEvent<Events>[]) => {
    const recorded = given.map((event, index) => ({
      ...event,
      id: `event-${index}`,
      by: { ...author, ...event.by },
      at: event.at ?? '2025-03-01T09:00:00.000Z',
      command: 'given',
      commandId: `command-${index}`,
    }));
    const state = () => fold(decider, recorded);
    return {
      /** The state after these facts. */
      state,
      when: <Name extends keyof Commands>(
        name: Name,
        command: Commands[Name],
        {
          by = {},
          now = '2026-03-01T09:00:00.000Z',
          commandId = 'the-command',
          settings,
          directory,
        }: CommandSender = {},
      ): readonly EventOf<Events>[] | string => {
        try {
          return decider.decide[name](state(), command, {
            steps: {},
            by: { ...author, ...by },
            now,
            commandId,
            settings: { ...usual, ...settings },
            directory,
          });
        } catch (error) {
          if (error instanceof Refusal) return error.code;
          throw error;
        }
      },
    };
  };
