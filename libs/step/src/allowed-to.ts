import { SetMetadata, type CustomDecorator } from '@nestjs/common';
import type { Role } from './role.js';

export const ROLES_KEY = 'homeward:roles';

/** Who may ask. The service does not start while a query or mutation says nothing. */
export const AllowedTo = (...roles: readonly Role[]): CustomDecorator => SetMetadata(ROLES_KEY, roles);
