import { CARE } from './commands.care.js';
import { CASE } from './commands.case.js';
import { HER } from './commands.her.js';
import type { Drawn } from './drawn.js';

export type { Name } from './drawn.js';

/** Every command, as somebody might send it in that state. One that is missing does not compile. */
export const COMMANDS: Drawn = { ...HER, ...CARE, ...CASE };
