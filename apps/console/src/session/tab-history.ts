/** What the router keeps with each entry of the browser's history, and the person who made the entry. */
export interface EntryState {
  readonly __TSR_index: number;
  readonly person?: string;
}

/** Who is signed in: each entry that is made from now on is theirs. */
let owner: string | undefined;

export const setOwner = (person: string): void => {
  owner = person;
};

export const ownerNow = (): string | undefined => owner;

const withOwner = (state: object | null): object => ({ ...state, ...(owner && { person: owner }) });

/**
 * The history of this tab, in which each entry says who made it. The router is given this instead of the browser's own:
 * it replaces the two methods that write, and so follows what others write here.
 */
export const tabHistory = {
  get state(): EntryState | null {
    return history.state as EntryState | null;
  },
  get length(): number {
    return history.length;
  },
  go: (delta: number): void => history.go(delta),
  back: (): void => history.back(),
  forward: (): void => history.forward(),
  pushState: (state: object | null, unused: string, url?: string): void =>
    history.pushState(withOwner(state), unused, url),
  replaceState: (state: object | null, unused: string, url?: string): void =>
    history.replaceState(withOwner(state), unused, url),
};

/** What the router needs of a window. */
export const tabWindow = {
  history: tabHistory,
  get location(): Location {
    return location;
  },
  get document(): Document {
    return document;
  },
  addEventListener: (...args: Parameters<typeof addEventListener>): void => addEventListener(...args),
  removeEventListener: (...args: Parameters<typeof removeEventListener>): void => removeEventListener(...args),
};

/**
 * The browser gives the entry of a link to a place on this page no state, so that a reload would be an arrival from
 * outside. Nothing but the place can differ in it. To be called before the router listens, which reads this state.
 */
export const keepStateOnPage = (stateBefore: () => EntryState): void =>
  addEventListener('popstate', () => {
    if (history.state !== null) return;
    const key = crypto.randomUUID();
    const state = withOwner({ __TSR_index: stateBefore().__TSR_index + 1, __TSR_key: key, key });
    // not in the history of the tab: the router would take this for a way of its own
    history.replaceState(state, '');
  });
