import { Inject } from '@nestjs/common';
import { Args, ArgsType, Resolver, Subscription } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { ReadingGate, ReadSession } from '#security/access';
import { NotYetProjected, live } from '#kernel/projections';
import {
  AllowedTo,
  Code,
  CurrentReader,
  Id,
  Purposes,
  STEPS,
  Survivor,
  viewsIn,
  type Purpose,
  type Reader,
  type Step,
} from '#nest';
import { notFound } from '../relation/relation.rules.js';
import { OverviewView } from './overview.view.js';

@ArgsType()
class JourneyArgs {
  @Id() readonly survivorId!: string;
  @Code(Purposes) readonly purpose!: Purpose;
}

@Resolver(() => Survivor)
export class JourneyResolver {
  constructor(
    private readonly db: DataSource,
    private readonly gate: ReadingGate,
    @Inject(STEPS) private readonly steps: readonly Step[],
  ) {}

  /** Each update passes the gate: when access is withdrawn, the subscription ends as if there were no such survivor. */
  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER', 'AUDITOR')
  @Subscription(() => Survivor, {
    description: 'The current state of one survivor, and again whenever something is recorded about them.',
  })
  journey(@Args() { survivorId, purpose }: JourneyArgs, @CurrentReader() { by, operation, classes }: Reader) {
    const visit = new ReadSession();
    const rests = {
      on: viewsIn(this.db, this.steps),
      changesWith: (changedIds: ReadonlySet<string>) => changedIds.has(survivorId),
    };
    return live(this.db, rests, {
      journey: async (_: unknown, { disclosed }: Pick<Reader, 'disclosed'>): Promise<Survivor> => {
        const disclosure = await this.gate.pass({ by, operation, classes, survivorId, purpose }, visit);
        if (!disclosure) return notFound();
        // the gate reads the log, so it may know a survivor that the views do not show yet
        const row = await this.db.getRepository(OverviewView).findOneBy({ survivorId });
        if (!row) throw new NotYetProjected();
        disclosed.add(survivorId, disclosure.classes, purpose);
        return { id: survivorId, revision: row.revision, stale: false, inPart: disclosure.inPart ?? false };
      },
    });
  }
}
