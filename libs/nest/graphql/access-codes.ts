import { PERSONAL_CLASSES } from '#kernel/decider';
import { PURPOSES } from '../purpose.js';
import { ROLES } from '../role.js';
import { codes } from './codes.js';

/** Who reads what for which purpose, as enums of the schema. */
export const PersonalClasses = codes('PersonalClass', PERSONAL_CLASSES);
export const Purposes = codes('Purpose', PURPOSES);
export const Roles = codes('Role', ROLES);
