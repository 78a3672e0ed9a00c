import { Module, type DynamicModule } from '@nestjs/common';
import { aggregates, policies, steps } from '#domain/aggregates';
import { StoresModule, headsFrom, aggregateStoresFor, type Installation } from '#platform';
import { POLICIES, STEPS } from '#nest';
import { DuplicateMatcher } from './duplicate-matcher.js';
import { DocumentSweeper } from './upkeep/document-sweeper.js';
import { Eraser } from './policies/eraser.js';
import { HEADS, HeadSigner } from './head-signer.js';
import { IndexFollower } from './index-follower.js';
import { KeyKeeper } from './upkeep/key-keeper.js';
import { noticesProviders } from './notices/notices.providers.js';
import { OpenErasures } from './policies/open-erasures.js';
import { PolicyFollower } from './policies/policy-follower.js';
import { Publisher } from './sets/publisher.js';
import { SuspectedPairs } from './sets/suspected-pairs.js';
import { ViewSets } from './sets/view-sets.js';
import { ViewsFirst } from './views-first.js';

/** Turns events into views and indexes, and runs the policies. */
@Module({})
export class ProjectorModule {
  static for(installation: Installation): DynamicModule {
    const { environment, configuration } = installation;
    return {
      module: ProjectorModule,
      imports: [StoresModule.for(steps, { installation, migrate: true })],
      providers: [
        { provide: STEPS, useValue: steps },
        { provide: POLICIES, useValue: policies },
        aggregateStoresFor(aggregates),
        { provide: HEADS, useFactory: () => headsFrom(environment, configuration) },
        DocumentSweeper,
        DuplicateMatcher,
        Eraser,
        HeadSigner,
        IndexFollower,
        KeyKeeper,
        OpenErasures,
        PolicyFollower,
        ...noticesProviders(installation),
        Publisher,
        SuspectedPairs,
        ViewSets,
        ViewsFirst,
      ],
    };
  }
}
