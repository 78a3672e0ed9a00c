/** The client id with which the console signs people in, here and at any other issuer. */
export const CLIENT = 'homeward-console';
export const callbackOf = (issuer: string): string => new URL('/console/signed-in', issuer).href;
