import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Role } from './role.js';

export const ROLES_KEY = 'homeward:roles';

/** The roles that may use an operation. The service does not start while a query or mutation names none. */
export const AllowedTo = (...roles: readonly Role[]): CustomDecorator => SetMetadata(ROLES_KEY, roles);

/** A code in a sentence for people: `CASE_WORKER` → `case worker`. */
export const codeInSentence = (code: string): string => code.toLowerCase().replaceAll('_', ' ');

const withArticle = (role: string): string => `${/^[aeiou]/.test(role) ? 'an' : 'a'} ${role}`;

const OR = new Intl.ListFormat('en-GB', { type: 'disjunction' });

/** Roles in a sentence: `a case worker or a supervisor`. */
export const anyOf = (roles: readonly string[]): string =>
  OR.format(roles.map((role) => withArticle(codeInSentence(role))));

/** A role is no secret, so its refusal says who may. @param role undefined: the token names none */
export const tellWhoMay = (role: string | undefined, allowed: readonly string[]): string =>
  `Your role${role ? `, ${codeInSentence(role)},` : ''} may not do this${allowed.length > 0 ? `: ask ${anyOf(allowed)}` : ''}.`;
