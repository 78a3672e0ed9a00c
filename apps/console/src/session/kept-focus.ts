import type { AnyRouter } from '@tanstack/react-router';
import { keyOf, untilOwnMove } from './kept-scroll.js';

/** A link of a page: where it leads, and which it is of those that lead there. */
interface LinkOnPage {
  readonly href: string;
  readonly at: number;
}

/** The link that had the focus when an entry of this tab’s history was left, by its key. */
const links = new Map<string, LinkOnPage>();

/** What stands around the page stays, and keeps its focus by itself. */
const linksTo = (href: string): HTMLElement[] => [
  ...document.querySelectorAll<HTMLElement>(`main a[href="${CSS.escape(href)}"]:not(dialog a)`),
];

const focusedLink = (): LinkOnPage | undefined => {
  const focused = document.activeElement as HTMLElement | null;
  const href = focused?.getAttribute('href') ?? '';
  const at = focused ? linksTo(href).indexOf(focused) : -1;
  return at < 0 ? undefined : { href, at };
};

/** Whether the focus is only where it falls to when a page is gone. */
const isFocusLost = (): boolean => document.activeElement === document.body || document.activeElement?.id === 'main';

/** Moves the focus once the link is there: the rows of a list come some time after it. */
const focusWhenThere = ({ href, at }: LinkOnPage): AbortController => {
  const end = untilOwnMove();
  const move = () => {
    // the place is that of who scrolls
    if (isFocusLost()) linksTo(href)[at]?.focus({ preventScroll: true });
    if (!isFocusLost()) end.abort();
  };
  const observer = new MutationObserver(move);
  end.signal.addEventListener('abort', () => observer.disconnect());
  observer.observe(document.body, { childList: true, subtree: true });
  move();
  return end;
};

/** Somebody who goes back has the focus where it was, on the link of the row that they opened, and need not start again. */
export const keepFocus = (router: Pick<AnyRouter, 'subscribe'>): void => {
  let pending: AbortController | undefined;
  router.subscribe('onBeforeLoad', ({ fromLocation }) => {
    const key = fromLocation && keyOf(fromLocation);
    // a page that is on its way back has no focus yet
    if (key && (!pending || pending.signal.aborted)) {
      const link = focusedLink();
      if (link) links.set(key, link);
      else links.delete(key);
    }
    pending?.abort();
  });
  router.subscribe('onRendered', ({ toLocation }) => {
    const link = links.get(keyOf(toLocation) ?? '');
    if (link) pending = focusWhenThere(link);
  });
};
