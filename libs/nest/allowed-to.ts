import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Role } from './role.js';

export const ROLES_KEY = 'homeward:roles';

/** The roles that may use an operation. The service does not start while a query or mutation names none. */
export const AllowedTo = (...roles: readonly Role[]): CustomDecorator => SetMetadata(ROLES_KEY, roles);

/** A role is no secret, so its refusal says who may. */
export const tellWhoMay = (role: string, allowed: readonly string[]): string =>
  `Your role, ${role}, may not do this${allowed.length > 0 ? `: ask ${allowed.join(' or ')}` : ''}.`;
