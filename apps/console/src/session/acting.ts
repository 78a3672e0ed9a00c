/** A supervisor in whose place somebody acts in this tab. */
export interface Acting {
  readonly worker: string;
  readonly office: string;
}

interface StoredActing extends Acting {
  /** Who acts: the choice is theirs alone. */
  readonly by: string;
}

const KEY = 'homeward.deputy-of';

/** Kept while the tab is open, so that a reload does not change in whose place somebody acts. */
const readActing = (): StoredActing | undefined => JSON.parse(sessionStorage.getItem(KEY) ?? 'null') ?? undefined;

export const actingOf = (person: string): Acting | undefined => {
  const one = readActing();
  return one?.by === person ? one : undefined;
};

/** All screens are loaded again: what they may show is another. */
export const actAs = (by: string, one?: Acting): void => {
  if (one) sessionStorage.setItem(KEY, JSON.stringify({ by, worker: one.worker, office: one.office }));
  else sessionStorage.removeItem(KEY);
  location.assign('/');
};
