import { Inject } from '@nestjs/common';
import { Args, Resolver, Subscription } from '@nestjs/graphql';
import { DataSource } from 'typeorm';
import { live } from '#read-models';
import { AllowedTo, Reads, type Reader } from '#step';
import { ReferralView } from '../referral/referral.view.js';
import { Visits } from './person-names.js';
import { TasksResolver } from './tasks.resolver.js';
import { Caseload, LiveCaseloadArgs } from './tasks.type.js';
import { CaseView } from './tasks.view.js';

/** Milliseconds: anybody's case may come into the list or leave it. */
const PAUSE = 250;

@Resolver()
export class LiveCaseloadResolver {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(TasksResolver) private readonly tasks: TasksResolver,
  ) {}

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER')
  @Subscription(() => Caseload, {
    description: 'The first of those whom you look after, or your office does, and again whenever that list changes.',
  })
  caseload(@Args() asked: LiveCaseloadArgs, @Reads() reader: Reader) {
    const visits = new Visits();
    const on = [CaseView, 'RelationView', ReferralView].map((view) => this.db.getMetadata(view).tableName);
    const changesWith = (whose: ReadonlySet<string>) => whose.size > 0;
    return live(
      this.db,
      { on, changesWith, pause: PAUSE },
      {
        caseload: (_: unknown, { disclosed }: Pick<Reader, 'disclosed'>) =>
          this.tasks.cases(asked, { ...reader, disclosed }, visits),
      },
    );
  }
}
