import { codes } from './codes.js';
import { PURPOSES } from '../purpose.js';

export const Purposes = codes('Purpose', PURPOSES);
