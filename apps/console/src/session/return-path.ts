/** The screens to which a sign-in may lead back, as the router declares them. */
const SCREEN = /^\/(cases|figures|journey|operations|other|record|refer|registers|replay)(\/|$)/;

/** The path and search of an address if it is a screen of this console; otherwise the start page. */
export const returnPath = (address: string, origin: string): string => {
  const url = new URL(address, origin);
  return url.origin === origin && SCREEN.test(url.pathname) ? url.pathname + url.search : '/';
};
