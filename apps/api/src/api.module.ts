import type { IncomingMessage } from 'node:http';
import { ApolloDriver, type ApolloDriverConfig } from '@nestjs/apollo';
import {
  Catch,
  Inject,
  Logger,
  Module,
  NotFoundException,
  type ArgumentsHost,
  type DynamicModule,
} from '@nestjs/common';
import { APP_FILTER, APP_PIPE, BaseExceptionFilter, DiscoveryModule, ModuleRef } from '@nestjs/core';
import { CqrsModule } from '@nestjs/cqrs';
import { GraphQLModule } from '@nestjs/graphql';
import { CommandRefusals, accessLogProviders } from '#security/access-log';
import { MATRIX, aggregates, policies, steps } from '#domain/aggregates';
import { EventStore } from '#kernel/event-store';
import { StoredFiles } from '#domain/survivor';
import {
  EveryOperationHasRoles,
  InputPipe,
  ROWS,
  StoresModule,
  Tokens,
  errorReports,
  formatError,
  httpAnswer,
  invalid,
  localeOf,
  aggregateStoresFor,
  type Installation,
} from '#platform';
import { POLICIES, STEPS } from '#nest';
import { Sealing } from '#kernel/integrity';
import { CONTROLLERS } from './controllers.js';
import { DocumentRequests } from './documents/document-request.js';
import { OpenDocuments } from './documents/open-documents.js';
import { UnfinishedUploads } from './documents/unfinished-uploads.js';
import { Uploads } from './documents/uploads.js';
import { demonstrationProviders } from './demonstration/demonstration.providers.js';
import { ExportBudget } from './exports/export-budget.js';
import { FigureExports } from './exports/figure-exports.js';
import { ListExports } from './exports/list-exports.js';
import { guards } from './guards.js';
import { hardening } from './hardening/hardening.js';
import { Pace } from './hardening/pace.js';
import { Readiness } from './log-guard/readiness.js';
import { SeenLog } from './log-guard/seen-log.js';
import { UnchangedRecords } from './log-guard/unchanged-records.js';
import { countingRefusals } from './observed/observed.js';
import { ProjectionStatuses } from './projections/projection-statuses.js';
import { relationsProvider } from './relations.provider.js';
import { resolvers } from './resolvers.js';
import { contextsFor } from './sign-in/caller.js';
import { SignInModule } from './sign-in/sign-in.module.js';
import { StaffRegister } from './sign-in/staff-register.js';

interface HttpResponse {
  status(code: number): { json(body: unknown): void };
}

/**
 * Leaves GraphQL errors to `formatError`: Nest would log every refusal, with the caller's input in it, and repeat unknown
 * paths.
 */
@Catch()
class RefusalFilter extends BaseExceptionFilter {
  @Inject(CommandRefusals) private readonly refusals!: CommandRefusals;

  override catch(error: unknown, host: ArgumentsHost): unknown {
    if (host.getType<string>() === 'graphql') return this.refusals.record(error, host);
    if (error instanceof NotFoundException) return answerHttp(error, host);
    // oxlint-disable-next-line promise/valid-params -- the filter's own catch, not a promise's
    return super.catch(error, host);
  }
}

/** Mutations become commands and events; queries read the views. */
@Module({})
export class ApiModule {
  static for(installation: Installation): DynamicModule {
    const { configuration } = installation;
    const pace = new Pace(configuration.limits.perMinute);
    return {
      module: ApiModule,
      imports: [
        StoresModule.for(steps, { installation, migrate: false, through: (log) => new SeenLog(log) }),
        SignInModule,
        DiscoveryModule,
        CqrsModule.forRoot(),
        GraphQLModule.forRootAsync<ApolloDriverConfig>({
          driver: ApolloDriver,
          inject: [Tokens, Sealing, ModuleRef],
          useFactory: (tokens: Tokens, sealing: Sealing, modules: ModuleRef) => {
            return {
              path: '/graphql',
              autoSchemaFile: true,
              buildSchemaOptions: { skipCheck: true }, // the schema is the same at every start, and a spec checks it
              sortSchema: true,
              context: contextsFor({ tokens, pace, modules, sealing }),
              formatError: countingRefusals(
                formatError(
                  errorReports((text) => new Logger('GraphQL').error(text)),
                  configuration.introspection,
                ),
              ),
              ...hardening(configuration, pace),
            };
          },
        }),
      ],
      controllers: [...CONTROLLERS],
      providers: [
        {
          provide: APP_PIPE,
          useValue: new InputPipe({ transform: true, whitelist: true, exceptionFactory: invalid }),
        },
        ...guards,
        StaffRegister,
        { provide: SeenLog, useExisting: EventStore },
        Readiness,
        ProjectionStatuses,
        { provide: APP_FILTER, useClass: RefusalFilter },
        { provide: STEPS, useValue: steps },
        { provide: POLICIES, useValue: policies },
        EveryOperationHasRoles,
        { provide: ROWS, useValue: MATRIX },
        aggregateStoresFor(aggregates),
        ...resolvers,
        ...accessLogProviders,
        UnchangedRecords,
        relationsProvider,
        { provide: StoredFiles, useClass: Uploads },
        UnfinishedUploads,
        { provide: Pace, useValue: pace },
        DocumentRequests,
        OpenDocuments,
        ExportBudget,
        FigureExports,
        ListExports,
        ...demonstrationProviders,
      ],
    };
  }
}

const answerHttp = (error: NotFoundException, host: ArgumentsHost): void => {
  const http = host.switchToHttp();
  const { status, body } = httpAnswer({ status: error.getStatus() }, localeOf(http.getRequest<IncomingMessage>()));
  http.getResponse<HttpResponse>().status(status).json(body);
};
