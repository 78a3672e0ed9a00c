/** How many candidates are decided on and opened at once: rather more than a page. Each costs a read of the log. */
export const AT_ONCE = 30;

/**
 * The candidates in rounds: first as many as the page needs, since nearly all of them agree, then up to each multiple of
 * `AT_ONCE`. So no more are read than in rounds of that size.
 */
export function* roundsOf<Candidate>(candidates: readonly Candidate[], needed: number): Iterable<readonly Candidate[]> {
  let from = 0;
  for (let to = Math.min(needed, AT_ONCE); from < candidates.length; to += AT_ONCE - (to % AT_ONCE)) {
    yield candidates.slice(from, to);
    from = to;
  }
}
