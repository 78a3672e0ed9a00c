/** The client id with which the console signs people in, here and at any other issuer. */
export const CLIENT = 'homeward-console';
export const callbackOf = (issuer: string): string => new URL('/console/signed-in', issuer).href;
/** Where the issuer leads after the end of a session. */
export const signedOutOf = (issuer: string): string => new URL('/', issuer).href;
