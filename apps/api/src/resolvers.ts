import type { Type } from '@nestjs/common';
import { steps } from '#domain/aggregates';
import { LabelsResolver, RefusalsResolver } from '#i18n';
import { figuresProviders } from '#reporting/figures';
import { DemonstrationResolver } from './demonstration/demonstration.resolver.js';
import { CanOpenResolver } from './documents/can-open.resolver.js';
import { MenuResolver } from './menu.resolver.js';
import { NoticesResolver } from './notices/notices.resolver.js';
import { PermittedResolver } from './permitted.resolver.js';
import { ParkedResolver } from './projections/parked.resolver.js';
import { ProjectionsResolver } from './projections/projections.resolver.js';
import { SetsResolver } from './projections/sets.resolver.js';
import { SignedInResolver } from './sign-in/signed-in.resolver.js';

/** All that declares a part of the schema: the steps of the domain, figures, and what the API itself answers. */
export const resolvers: readonly Type[] = [
  ...steps.flatMap(({ providers }) => providers),
  ...figuresProviders,
  ProjectionsResolver,
  ParkedResolver,
  NoticesResolver,
  SetsResolver,
  LabelsResolver,
  RefusalsResolver,
  CanOpenResolver,
  MenuResolver,
  PermittedResolver,
  SignedInResolver,
  DemonstrationResolver,
];
