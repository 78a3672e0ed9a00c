import type { AnyRouter, ParsedLocation } from '@tanstack/react-router';

/** Milliseconds in which a page that somebody comes back to has its rows again; later, a jump would disturb. */
const WAIT_MS = 5_000;

/** What somebody does who does not want to be taken elsewhere any more. */
const OWN_MOVES = ['wheel', 'touchstart', 'pointerdown', 'keydown'] as const;

/** How far down each entry of this tab’s history was, by its key. */
const places = new Map<string, number>();

export const keyOf = ({ state }: ParsedLocation): string | undefined => state.__TSR_key;

/** For what waits until a page is there again: ended after a while, and as soon as somebody moves by themselves. */
export const untilOwnMove = (): AbortController => {
  const end = new AbortController();
  const timer = setTimeout(() => end.abort(), WAIT_MS);
  end.signal.addEventListener('abort', () => clearTimeout(timer));
  for (const move of OWN_MOVES) addEventListener(move, () => end.abort(), { passive: true, signal: end.signal });
  return end;
};

/** Scrolls once the page is as long as that: its rows come some time after it is there. */
const scrollWhenLongEnough = (place: number): AbortController => {
  const end = untilOwnMove();
  const from = scrollY;
  const observer = new ResizeObserver(() => {
    // a scrollbar, a search in the page and a screen reader move it without an event of their own
    const isMoved = scrollY !== from;
    if (!isMoved && document.documentElement.scrollHeight - innerHeight < place) return;
    if (!isMoved) scrollTo(0, place);
    end.abort();
  });
  end.signal.addEventListener('abort', () => observer.disconnect());
  observer.observe(document.body);
  return end;
};

/** Somebody who goes back is where they were: the browser scrolls before the page has its rows, which leaves it at its top. */
export const keepScroll = (router: Pick<AnyRouter, 'subscribe'>): void => {
  let pending: AbortController | undefined;
  history.scrollRestoration = 'manual';
  router.subscribe('onBeforeLoad', ({ fromLocation }) => {
    const key = fromLocation && keyOf(fromLocation);
    // a page that is on its way back is not where it was yet
    if (key && (!pending || pending.signal.aborted)) places.set(key, scrollY);
    pending?.abort();
  });
  router.subscribe('onRendered', ({ toLocation }) => {
    const place = places.get(keyOf(toLocation) ?? '');
    if (place) pending = scrollWhenLongEnough(place);
  });
};
