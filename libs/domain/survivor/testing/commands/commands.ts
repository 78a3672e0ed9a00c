import { mapByName, type Day } from '#kernel/decider';
import { survivor } from '../../survivor.js';
import { AGENDA } from './commands.agenda.js';
import { CARE } from './commands.care.js';
import { CASE } from './commands.case.js';
import { FAMILY } from './commands.family.js';
import { FINDINGS } from './commands.findings.js';
import { PERSON } from './commands.person.js';
import { HOME } from './commands.home.js';
import { PRIVACY } from './commands.privacy.js';
import type { Draw } from '../draw.js';
import type { CommandGenerators, DayCommand, Name } from '../drawn.js';

export type { Name } from '../drawn.js';

const DRAWN: CommandGenerators<Exclude<Name, DayCommand>> = {
  ...AGENDA,
  ...PERSON,
  ...FINDINGS,
  ...HOME,
  ...FAMILY,
  ...CARE,
  ...CASE,
  ...PRIVACY,
};

const onItsDay = (draw: Draw): { on: Day } => ({ on: draw.day() });

/** Every command, as a user might send it in that state. One that is missing, and says more than its day, does not compile. */
export const COMMANDS = mapByName(survivor.decide, (_, name) =>
  name in DRAWN ? DRAWN[name as keyof typeof DRAWN] : onItsDay,
) as unknown as CommandGenerators;
