import type { Recorded } from './documents.js';

/** By what it is known which entry is meant: its own id, or what can be seen of it on the timeline. */
export interface About {
  readonly eventId?: string | undefined;
  /** In whose record it is, where that is not her own: `prosecution-…`. */
  readonly stream?: string | undefined;
  readonly recordedBy?: string | undefined;
  readonly named?: string | undefined;
  readonly on?: string | undefined;
}

type Known = Pick<Recorded, 'command' | 'on' | 'standing' | 'says'>;

/** Those that may be meant: of the same day, where there are any. */
export const matching = <One extends Known>(entries: readonly One[], { recordedBy = '', named, on }: About): One[] => {
  const commands = recordedBy.split(' ');
  const may = entries.filter(
    ({ command, standing, says }) =>
      commands.includes(command) &&
      standing !== 'StruckOut' &&
      (named === undefined || Object.values(says as object).includes(named)),
  );
  const thatDay = may.filter((one) => one.on === on);
  return thatDay.length > 0 ? thatDay : may;
};

/** `prosecution-…` → what names its record to the service. */
export const recordOf = (stream: string | undefined): { readonly [name: string]: string } => {
  const [, kind, id] = /^(prosecution|operation)-(.+)$/.exec(stream ?? '') ?? [];
  return kind && id ? { [`${kind}Id`]: id } : {};
};
