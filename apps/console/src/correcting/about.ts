import type { RecordedEntry } from './documents.js';

/** Identifies an entry by its event id, or by what the timeline shows of it. */
export interface About {
  readonly eventId?: string | undefined;
  /** The stream of the entry, unless it is the survivor’s own: `prosecution-…`. */
  readonly stream?: string | undefined;
  readonly recordedBy?: string | undefined;
  readonly named?: string | undefined;
  readonly on?: string | undefined;
}

type Candidate = Pick<RecordedEntry, 'command' | 'on' | 'standing' | 'says'>;

/** The candidate entries, only those of the same day if there are any. */
export const matching = <One extends Candidate>(
  entries: readonly One[],
  { recordedBy = '', named, on }: About,
): One[] => {
  const commands = recordedBy.split(' ');
  const candidates = entries.filter(
    ({ command, standing, says }) =>
      commands.includes(command) &&
      standing !== 'STRUCK_OUT' &&
      (named === undefined || Object.values(says as object).includes(named)),
  );
  const thatDay = candidates.filter((one) => one.on === on);
  return thatDay.length > 0 ? thatDay : candidates;
};

/** `prosecution-…` → the id fields for the service. */
export const streamIdOf = (stream: string | undefined): { readonly [name: string]: string } => {
  const [, kind, id] = /^(prosecution|operation)-(.+)$/.exec(stream ?? '') ?? [];
  return kind && id ? { [`${kind}Id`]: id } : {};
};
