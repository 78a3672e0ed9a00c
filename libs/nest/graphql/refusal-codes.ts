import { REFUSAL_CODES } from '../refusal.codes.js';
import { codes } from './codes.js';

export const RefusalCodes = codes('RefusalCode', REFUSAL_CODES);
