import { ownerNow, setOwner, tabHistory } from './tab-history.js';

/**
 * What an address must not bring from outside: the purpose for which records are opened, the revision that a review
 * showed, and the figures whose entries are opened.
 */
const OPENS = ['purpose', 'seen', 'open'];

/** An emergency access, to which no other purpose leads back: the address keeps it as an offer, which opens nothing. */
const KEPT_AS_OFFER = 'BREAK_GLASS';

/** The address as the router reads it, which takes `??purpose` for `?purpose`. */
const addressRead = (address: string): URL => {
  const url = new URL(address);
  url.search = url.search.replace(/^\?+/, '?');
  return url;
};

/** The address without what would read or decide something as soon as it is opened. */
export const closedAddress = (address: string): string => {
  const url = addressRead(address);
  if (!OPENS.some((name) => url.searchParams.has(name))) return address;
  const isForEmergency = url.searchParams.get('purpose') === KEPT_AS_OFFER;
  for (const name of OPENS) url.searchParams.delete(name);
  if (isForEmergency) url.searchParams.set('offer', KEPT_AS_OFFER);
  return url.href;
};

/**
 * Anybody can send a colleague a link, and a reading is logged in the name of the person who opens it. So a page that is
 * entered by an address asks what for. Pages that the router made in this tab have a state, which a reload keeps;
 * `takeOver` sees whether they are of the same person.
 */
export const enterByAddress = (): void => {
  if (history.state !== null) return;
  const closed = closedAddress(location.href);
  if (closed !== location.href) history.replaceState(null, '', closed);
};

/** Who made the entry that is shown, also before the page was loaded again. */
export const ownerOfEntry = (): string | undefined => tabHistory.state?.person;

/**
 * What somebody else chose for a page opens nothing for the person who signs in: neither where the session before ended,
 * nor further back in the tab. For the next person, that entry is an arrival from outside.
 */
export const takeOver = (person: string): void => {
  const isTheirs = ownerOfEntry() === person;
  setOwner(person);
  if (!isTheirs) tabHistory.replaceState(tabHistory.state, '', closedAddress(location.href));
};

/**
 * Further back in the same document, the router reads an entry without a sign-in between. To be called before the router
 * listens, which then reads the closed address.
 */
export const closeEntriesOfOthers = (): void =>
  addEventListener('popstate', () => {
    const owner = ownerNow();
    if (owner === undefined || ownerOfEntry() === owner) return;
    // not in the history of the tab: the router would take this for a way of its own
    history.replaceState({ ...tabHistory.state, person: owner }, '', closedAddress(location.href));
  });

/**
 * The browser may keep a page that was left, with all that it shows and its token, and show it again to somebody else. So it
 * is kept without a visible word, and begins again: it asks who is signed in now.
 */
export const beginAgainWhenRestored = (): void => {
  addEventListener('pagehide', ({ persisted }) => {
    if (persisted) document.documentElement.style.visibility = 'hidden';
  });
  addEventListener('pageshow', ({ persisted }) => {
    if (!persisted) return;
    // an unsent draft would ask, and "stay" would leave a page without a word
    addEventListener('beforeunload', (event) => event.stopImmediatePropagation(), { capture: true });
    location.reload();
  });
};
