import type { PersonalClass } from '#kernel/decider';
import type { RecordedEvent } from '#kernel/event-store';
import { toProjectable, type ProjectableEvent } from '#kernel/projections';
import type { Purpose, Reader, readingOf } from '#nest';
import type { ReadingGate, ReadingRequest } from '#security/access';
import type { RefusedReadings } from '#security/access-log';
import { survivorsIn } from '#domain/survivor';

/** The names of the accused: no survivor is named in a court case, but a relative may lead to one. */
const OF_THE_ACCUSED: PersonalClass = 'identity';

/** What a reader may see of a court case. */
export interface OpenedCourtCase {
  readonly classes: readonly PersonalClass[];
  /** The survivors in it whose records opened for this purpose: each has it in the access log. */
  readonly survivorIds: ReadonlySet<string>;
}

interface Doors {
  readonly gate: ReadingGate;
  readonly refused: RefusedReadings;
  readonly reading: ReturnType<typeof readingOf>;
}

/** Who is in a case is decided without its flawed entries: a stranger learns nothing of them either. */
const reliableIn = (
  events: readonly RecordedEvent[],
  { reading }: Pick<Doors, 'reading'>,
): readonly ProjectableEvent[] => events.filter(({ flaw }) => !flaw).map((event) => toProjectable(event, reading));

/** The survivors in a case, by the log. */
const survivorsOf = (stored: readonly RecordedEvent[], { reading }: Pick<Doors, 'reading'>): readonly string[] =>
  survivorsIn(reliableIn(stored, { reading }), reading.amends);

/**
 * A reader of any survivor in the case may read the case, and who is accused in it. The access is logged for each
 * survivor that they may see, and a refusal once. Free text may be about any of them, and a relative of one leads to them, so both open
 * only for readers of all of them.
 * @returns undefined where this reader may see nothing
 */
export const openCourtCase = async (
  { gate, refused, reading }: Doors,
  stored: readonly RecordedEvent[],
  purpose: Purpose,
  { by, operation, classes }: Pick<Reader, 'by' | 'operation' | 'classes'>,
): Promise<OpenedCourtCase | undefined> => {
  const events = reliableIn(stored, { reading });
  const parts = survivorsIn(events, reading.amends);
  const byAny = events.some(namesRelative) ? undefined : OF_THE_ACCUSED;
  const passed = await Promise.all(
    parts.map((survivorId) => gate.pass({ by, operation, classes, purpose, survivorId, amongOthers: true })),
  );
  if (passed.every((disclosure) => disclosure === undefined)) {
    await noteRefusedCase({ refused, reading }, stored, { by, operation, purpose });
    return undefined;
  }
  const opened = classes.filter((one) => {
    const each = passed.map((disclosure) => disclosure?.classes.includes(one) === true);
    return one === byAny ? each.includes(true) : !each.includes(false);
  });
  return { classes: opened, survivorIds: new Set(parts.filter((_, index) => passed[index])) };
};

/** Whether the reader may open the record of a survivor in the case, by the log. Nothing is shown, so it is no reading. */
export const mayOpenCourtCase = async (
  { gate, reading }: Pick<Doors, 'gate' | 'reading'>,
  events: readonly RecordedEvent[],
  asked: Pick<ReadingRequest, 'by' | 'operation' | 'purpose'>,
): Promise<boolean> => {
  const permitted = await Promise.all(
    survivorsOf(events, { reading }).map((survivorId) =>
      gate.permits({ ...asked, classes: [], survivorId, amongOthers: true }),
    ),
  );
  return permitted.some((one) => one !== undefined);
};

/** Notes once that a reader asked for a case of which they may see nothing, at a survivor in it if there is one. */
export const noteRefusedCase = async (
  { refused, reading }: Pick<Doors, 'refused' | 'reading'>,
  events: readonly RecordedEvent[],
  { by, operation, purpose }: Pick<ReadingRequest, 'by' | 'operation' | 'purpose'>,
): Promise<void> => {
  const [survivorId] = survivorsOf(events, { reading });
  await refused.note(by, { operation, purpose, ...(survivorId && { survivorId }) });
};

/** Whether somebody is accused who is related to a survivor in the case, also in an entry that was corrected. */
const namesRelative = ({ data }: ProjectableEvent): boolean => {
  const { AccusedNamed: replacement } = (data.replacement ?? {}) as {
    readonly AccusedNamed?: { readonly kin?: string };
  };
  return (data.kin ?? replacement?.kin) !== undefined;
};
