import { dayAt, type Decider, type WithoutErased } from '#kernel/decider';
import type { DirectoryEvents } from '../directory.events.js';
import { entryIn, requireActiveWorker } from '../directory.rules.js';
import type { Registers } from '../directory.state.js';

export type NoticeCommands = {
  ChooseNotices: Omit<WithoutErased<DirectoryEvents['NoticesChosen']>, 'worker' | 'channels'>;
};

type NoticeEvents = Pick<DirectoryEvents, 'NoticesChosen'>;

/** Colleagues choose for themselves only: another's alarms would be silenced, or sent elsewhere. */
export const noticeDecisions: Pick<Decider<Registers, NoticeEvents, NoticeCommands>, 'decide' | 'evolve'> = {
  decide: {
    ChooseNotices: ({ workers }, command, { now, by }) => {
      requireActiveWorker(workers, by.id, dayAt(now));
      const channels = [
        ...(command.email === undefined ? [] : (['Email'] as const)),
        ...(command.webhook === undefined ? [] : (['Webhook'] as const)),
      ];
      return [{ type: 'NoticesChosen', data: { worker: by.id, ...command, channels } }];
    },
  },

  evolve: {
    NoticesChosen: (state, { worker: id, kinds, channels, language, timeZone, dailyAtHour }, { id: chosenIn }) => {
      const worker = entryIn(state.workers, id);
      if (!worker) return state;
      const notices = { kinds, channels, language, timeZone, dailyAtHour, chosenIn };
      return { ...state, workers: { ...state.workers, [id]: { ...worker, notices } } };
    },
  },
};
