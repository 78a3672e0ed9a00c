import { borrow } from '../homeward.js';

/** The set that is live after the first start. */
export const FIRST_SET = (await borrow<{ first: string }>('schemas')).first;

/** The schema of a set of this version. */
export const setSchema = (version: number): string => FIRST_SET.replace(/\d+$/, String(version));
