/** How many candidates are decided on and opened at once: rather more than a page. */
export const AT_ONCE = 30;

/** Each of these may cost a read of the log. */
const AT_ONCE_MAX = 240;

/**
 * The candidates in rounds: first as many as the page needs, since nearly all of them agree, then up to `AT_ONCE`, then
 * as many as before, since most of them do not agree. A round costs one look at the log, and statements.
 * @param before how many were decided on for this page already
 */
export function* roundsOf<Candidate>(
  candidates: readonly Candidate[],
  needed: number,
  before = 0,
): Iterable<readonly Candidate[]> {
  for (let from = 0; from < candidates.length;) {
    const to = from + sizeAfter(before + from, needed);
    yield candidates.slice(from, to);
    from = to;
  }
}

/** How many candidates follow after so many. */
export const sizeAfter = (decided: number, needed: number): number =>
  decided < AT_ONCE ? (decided === 0 ? Math.min(needed, AT_ONCE) : AT_ONCE - decided) : Math.min(decided, AT_ONCE_MAX);
