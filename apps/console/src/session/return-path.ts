/** The screens to which a sign-in may lead back, as the router declares them. */
const SCREENS = [
  'activity',
  'cases',
  'court',
  'figures',
  'journey',
  'lists',
  'notices',
  'offices',
  'operations',
  'other',
  'record',
  'refer',
  'registers',
  'replay',
];
const SCREEN = new RegExp(String.raw`^/(${SCREENS.join('|')})(/|$)`);

/** A fragment that names a place on a page, such as an entry. That of an answer of the issuer has another form. */
const PLACE = /^#[\w-]+$/;

/** The path, search and place of an address if it is a screen of this console; otherwise the start page. */
export const returnPath = (address: string, origin: string): string => {
  const url = new URL(address, origin);
  if (url.origin !== origin || !SCREEN.test(url.pathname)) return '/';
  return url.pathname + url.search + (PLACE.test(url.hash) ? url.hash : '');
};
