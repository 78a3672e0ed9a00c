import { PERSONAL_CLASSES } from '#kernel/decider';
import { codes } from './codes.js';

export const PersonalClasses = codes('PersonalClass', PERSONAL_CLASSES);
