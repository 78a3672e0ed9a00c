import { codes } from './codes.js';
import { ROLES } from '../role.js';

export const Roles = codes('Role', ROLES);
