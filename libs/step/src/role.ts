import { SetMetadata, type CustomDecorator } from '@nestjs/common';

export const ROLES = [
  'CASE_WORKER',
  'SUPERVISOR',
  'LEGAL_OFFICER',
  'FORENSIC_INTERVIEWER',
  'AUDITOR',
  'ANALYST',
  'ADMINISTRATOR',
] as const;
export type Role = (typeof ROLES)[number];

export const ROLES_KEY = 'homeward:roles';

/** Who may ask. The service does not start while a query or mutation says nothing. */
export const AllowedTo = (...roles: readonly Role[]): CustomDecorator => SetMetadata(ROLES_KEY, roles);
