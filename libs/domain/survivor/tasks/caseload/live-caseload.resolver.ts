import { Inject } from '@nestjs/common';
import { Args, Resolver, Subscription } from '@nestjs/graphql';
import { DataSource, type EntityTarget } from 'typeorm';
import { live } from '#kernel/projections';
import { AllowedTo, CurrentReader, type Reader } from '#nest';
import { ReadSessions } from '../../steps/referral/person-names.js';
import { CASES_SHOWN_BY, TASKS_SHOWN_BY } from '../open-tasks.js';
import { TasksResolver } from '../tasks.resolver.js';
import { DueTasks, LiveDueTasksArgs } from '../tasks.type.js';
import { DueWorkConnection, LiveDueWorkArgs } from '../work/work.type.js';
import { CaseloadResolver } from './caseload.resolver.js';
import { Caseload, LiveCaseloadArgs } from './caseload.type.js';

/** Milliseconds between two checks: any case may enter or leave the list. */
const CHECK_INTERVAL_MS = 250;

@Resolver()
export class LiveCaseloadResolver {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(TasksResolver) private readonly tasks: TasksResolver,
    @Inject(CaseloadResolver) private readonly cases: CaseloadResolver,
  ) {}

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER')
  @Subscription(() => Caseload, {
    description: "The first cases of your caseload, or of your office's, and again whenever that list changes.",
  })
  caseload(@Args() asked: LiveCaseloadArgs, @CurrentReader() reader: Reader) {
    const sessions = new ReadSessions();
    return live(this.db, this.#rests(CASES_SHOWN_BY), {
      caseload: (_: unknown, { disclosed }: Pick<Reader, 'disclosed'>) =>
        this.cases.cases(asked, { ...reader, disclosed }, sessions),
    });
  }

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER')
  @Subscription(() => DueTasks, {
    description: 'The most urgent tasks, and again whenever they change.',
  })
  dueTasks(@Args() asked: LiveDueTasksArgs, @CurrentReader() reader: Reader) {
    const sessions = new ReadSessions();
    return live(this.db, this.#rests(TASKS_SHOWN_BY), {
      dueTasks: (_: unknown, { disclosed }: Pick<Reader, 'disclosed'>) =>
        this.tasks.due(asked, { ...reader, disclosed }, sessions),
    });
  }

  @AllowedTo('CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER')
  @Subscription(() => DueWorkConnection, {
    description: 'The most urgent work by survivor, and again whenever it changes.',
  })
  dueWork(@Args() asked: LiveDueWorkArgs, @CurrentReader() reader: Reader) {
    const sessions = new ReadSessions();
    return live(this.db, this.#rests(TASKS_SHOWN_BY), {
      dueWork: (_: unknown, { disclosed }: Pick<Reader, 'disclosed'>) =>
        this.tasks.work(asked, { ...reader, disclosed }, sessions),
    });
  }

  #rests(views: readonly EntityTarget<object>[]) {
    const on = views.map((view) => this.db.getMetadata(view).tableName);
    return { on, changesWith: (changedIds: ReadonlySet<string>) => changedIds.size > 0, pause: CHECK_INTERVAL_MS };
  }
}
