import type { RecordEntry } from './record-entries.js';
import type { TimelineSeries } from './timeline.type.js';

/** Entries that repeat each other, and the fields in which they are equal. */
const REPEATED: Readonly<Record<string, readonly string[]>> = { ServiceDelivered: ['type', 'provider'] };

/** The series of an entry; none for one that was amended or recorded against a rule, since it needs to be seen. */
const seriesOf = ({ content: { meta, data }, standing, amendments }: RecordEntry): string | undefined => {
  const fields = REPEATED[meta.type];
  if (!fields || standing || amendments.length > 0 || data.irregular !== undefined) return undefined;
  return [meta.type, ...fields.map((field) => String(data[field]))].join('/');
};

/** The series of the entries that have one, by the id of each entry. */
export const seriesIn = (entries: readonly RecordEntry[]): ReadonlyMap<string, TimelineSeries> => {
  const series = new Map<string, RecordEntry[]>();
  for (const entry of entries) {
    const id = seriesOf(entry);
    if (id !== undefined) series.set(id, [...(series.get(id) ?? []), entry]);
  }
  return new Map(
    [...series].flatMap(([id, some]) => {
      const days = some.map(({ on, content: { data } }) => [on, String(data.to ?? on)] as const);
      const whole = {
        id,
        count: some.length,
        from: days.map(([from]) => from).toSorted()[0]!,
        to: days
          .map(([, to]) => to)
          .toSorted()
          .at(-1)!,
      };
      return some.length < 2 ? [] : some.map(({ event }) => [event.id, whole] as const);
    }),
  );
};
