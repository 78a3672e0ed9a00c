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

/** What the router keeps with each entry of the browser's history, and the person who made the entry. */
interface EntryState {
  readonly __TSR_index: number;
  readonly person?: string;
}

/** Who is signed in: each entry that is made from now on is theirs. */
let owner: string | undefined;

/** Who made the entry that is shown, also before the page was loaded again. */
export const ownerOfEntry = (): string | undefined => (history.state as EntryState | null)?.person;

/** Notes who makes each entry. To be called before the router takes these methods of the history over. */
export const noteOwners = (): void => {
  for (const name of ['pushState', 'replaceState'] as const) {
    const method = history[name];
    history[name] = (state: object, unused, url) =>
      method.call(history, { ...state, ...(owner && { person: owner }) }, unused, url);
  }
};

/**
 * What the person before chose for a page opens nothing for the next one: neither where their session ended, nor further
 * back in the tab. For the next person, that entry is an arrival from outside.
 */
export const takeOver = (person: string): void => {
  const before = ownerOfEntry();
  owner = person;
  if (before === person) return;
  history.replaceState(history.state, '', before === undefined ? location.href : closedAddress(location.href));
};

/**
 * The browser gives the entry of a link to a place on this page no state, so that a reload would be an arrival from
 * outside. Nothing but the place can differ in it. To be called before the router listens, which reads this state.
 */
export const keepStateOnPage = (stateBefore: () => EntryState): void =>
  addEventListener('popstate', () => {
    if (history.state !== null) return;
    const key = crypto.randomUUID();
    const state = { __TSR_index: stateBefore().__TSR_index + 1, __TSR_key: key, key, ...(owner && { person: owner }) };
    // not by the method that the router has replaced: it would take this for a way of its own
    History.prototype.replaceState.call(history, state, '');
  });
