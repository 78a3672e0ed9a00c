import { CARE } from './commands.care.js';
import { CASE } from './commands.case.js';
import { FINDINGS } from './commands.findings.js';
import { HER } from './commands.her.js';
import { HOME } from './commands.home.js';
import { PRIVACY } from './commands.privacy.js';
import type { CommandGenerators } from './drawn.js';

export type { Name } from './drawn.js';

/** Every command, as a user might send it in that state. A missing command does not compile. */
export const COMMANDS: CommandGenerators = { ...HER, ...FINDINGS, ...HOME, ...CARE, ...CASE, ...PRIVACY };
