import { v5 } from 'uuid';
import type { NoticeKind, Registers } from '#domain/directory';
import type { NewNotice, NoticeItem } from '#notices';

/** The namespace of the ids of notices: never change it, or everybody would be notified again. */
const NOTICE_IDS = '2f6c1b7a-8d54-5f0e-9b3a-7c1d2e4f6a80';

export interface NoticeAbout {
  /** What it is about, such as the id of an event: with the same one, nobody is notified twice. */
  readonly source: string;
  readonly kind: NoticeKind;
  readonly items: readonly NoticeItem[];
}

/** One notice for each of these colleagues and each channel that they chose. */
export const noticesTo = (
  { workers }: Pick<Registers, 'workers'>,
  notified: readonly string[],
  { source, kind, items }: NoticeAbout,
): readonly NewNotice[] =>
  notified.flatMap((worker) =>
    (workers[worker]?.notices?.channels ?? []).map((channel) => ({
      id: v5(`${kind} ${source} ${worker} ${channel}`, NOTICE_IDS),
      worker,
      channel,
      kind,
      items,
    })),
  );
