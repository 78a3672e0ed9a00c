import { mapByName } from '#kernel/decider';
import { survivor } from '../../survivor.js';
import { AGENDA } from './commands.agenda.js';
import { CARE } from './commands.care.js';
import { CASE } from './commands.case.js';
import { FAMILY } from './commands.family.js';
import { FINDINGS } from './commands.findings.js';
import { PERSON } from './commands.person.js';
import { HOME } from './commands.home.js';
import { PRIVACY } from './commands.privacy.js';
import { drawByInput } from './draw-by-input.js';
import type { CommandGenerators } from '../drawn.js';

export type { Name } from '../drawn.js';

/** What depends on the state, or is drawn so that it comes to a rule: all others are drawn by their inputs. */
const DRAWN: Readonly<Record<string, unknown>> = {
  ...AGENDA,
  ...PERSON,
  ...FINDINGS,
  ...HOME,
  ...FAMILY,
  ...CARE,
  ...CASE,
  ...PRIVACY,
} satisfies Partial<CommandGenerators>;

/** Every command, as a user might send it in that state. */
export const COMMANDS = mapByName(survivor.decide, (_, name) =>
  name in DRAWN ? DRAWN[name] : drawByInput(name),
) as unknown as CommandGenerators;
