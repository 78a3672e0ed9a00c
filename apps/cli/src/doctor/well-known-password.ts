import { openAnsweringStore } from '#kernel/event-store/eventstoredb';

/** EventStoreDB makes its administrator at its very first start, with this password if it was given none. */
const WELL_KNOWN = 'admin:changeit';

/** Whether a password is sent at all: in development, without TLS, none is. */
const isAskedFor = (url: string): boolean => !/[?&]tls=false\b/i.test(url);

const withWellKnown = (url: string): string => url.replace(/^([\w+]+:\/\/)(?:[^@/]*@)?/, `$1${WELL_KNOWN}@`);

type Open = (url: string, wait: { readonly waitS: number }) => Promise<{ dispose(): Promise<void> }>;

/** Whether anybody may administrate the event store. */
export const wellKnownPasswordFault = async (
  url: string,
  open: Open = openAnsweringStore,
): Promise<string | undefined> => {
  if (!isAskedFor(url)) return undefined;
  try {
    const store = await open(withWellKnown(url), { waitS: 0 });
    await store.dispose();
  } catch {
    return undefined; // refused, as it should be
  }
  return 'The event store lets its administrator in with the password that everybody knows (admin, changeit), so nobody is kept from altering it: change the passwords of its users admin and ops now.';
};
