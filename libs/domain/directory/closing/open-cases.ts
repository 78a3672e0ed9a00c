import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { StoreUnavailable, type CommandMetadata } from '#kernel/event-store';
import { runAsReader, waitForPosition } from '#kernel/projections';
import { AggregateStores, PREFIXES, type CommandCompletion } from '#nest';

/** The tables that name the cases of an office, and the one that decides who may see them. */
const READ = ['CaseView', 'RelationView'];

/**
 * How many cases are open at an office, as its supervisors see them: the person who closes the office sees no case, and learns
 * only the number. A case that is closed there stays where it is.
 */
@Injectable()
export class OpenCases implements CommandCompletion {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
  ) {}

  /** @throws StoreUnavailable while the views are behind the log */
  async complete({ office }: { readonly office: string }, { by }: CommandMetadata): Promise<{ openCases: number }> {
    const last = await this.stores.storeContext.store.last(PREFIXES);
    const tables = READ.map((table) => this.db.getMetadata(table).tableName);
    if (last && !(await waitForPosition(this.db, tables, last.position)))
      throw new StoreUnavailable('The views do not show all cases yet.');
    const [counted] = await runAsReader(
      { id: by.id, role: 'SUPERVISOR', office },
      () =>
        this.db.query(
          `SELECT count(*)::int AS open FROM "${tables[0]}" WHERE office = $1 AND current AND status <> 'Closed'`,
          [office],
        ) as Promise<[{ open: number }]>,
    );
    return { openCases: counted.open };
  }
}
