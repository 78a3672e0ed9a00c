/**
 * What an address must not bring from outside: the purpose for which records are opened, the revision that a review
 * showed, the figures whose entries are opened, and the id of a record to come, which nobody but its office should know.
 */
const OPENS = ['purpose', 'seen', 'open', 'newId'];

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
  for (const name of OPENS) url.searchParams.delete(name);
  return url.href;
};

/** The purpose that the address brought. It opens nothing, and is offered only where no other one leads to the record. */
let brought: string | undefined;

export const broughtPurpose = (): string | undefined => brought;

/**
 * Anybody can send a colleague a link, and a reading is logged in the name of the person who opens it. So a page that is
 * entered by an address asks what for. Pages that the router made in this tab have a state, which a reload keeps.
 */
export const enterByAddress = (): void => {
  if (history.state !== null) return;
  brought = addressRead(location.href).searchParams.get('purpose') ?? undefined;
  const closed = closedAddress(location.href);
  if (closed !== location.href) history.replaceState(null, '', closed);
};
