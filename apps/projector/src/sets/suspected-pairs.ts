import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Sets, TablesOwner, findLiveSet } from '#kernel/projections';
import { ReaderBehind } from '../reason.js';

const VIEW = 'suspicion';

interface SuspectedPair {
  readonly survivorIds: readonly string[];
}

/**
 * The pairs of which nobody has decided yet. The views have them by their survivors, also where the two records are no
 * longer alike; what is to be done about a pair, only its stream says.
 */
@Injectable()
export class SuspectedPairs {
  /** What waits for the views names them so. */
  static readonly source = `the views (${VIEW})`;

  /** Those that this process has recorded, and the views may not have yet. */
  #recent: (SuspectedPair & { readonly position: bigint })[] = [];

  constructor(
    private readonly kept: DataSource,
    @Inject(Sets) private readonly sets: Pick<Sets, 'schemaOf'>,
    private readonly owner: TablesOwner,
  ) {}

  recorded(survivorIds: readonly string[], position: bigint): void {
    this.#recent.push({ survivorIds, position });
  }

  /** The position that the live views have reached; undefined while no set of this version is live. */
  async position(): Promise<bigint | undefined> {
    const schema = await this.#liveSchema();
    return schema === undefined ? undefined : this.#positionIn(schema);
  }

  /**
   * The others in the open pairs of each survivor, as the views or this process have recorded them.
   * @throws ReaderBehind
   */
  async of(survivorIds: readonly string[]): Promise<ReadonlyMap<string, readonly string[]>> {
    const schema = await this.#liveSchema();
    if (schema === undefined) throw ReaderBehind.untilLive(SuspectedPairs.source);
    const position = await this.#positionIn(schema); // before the rows, which are at least as new
    const rows = (await this.kept.query(
      `SELECT "survivorIds" FROM ${schema}.${VIEW} WHERE state = 'Waiting' AND "survivorIds" && $1::uuid[]`,
      [survivorIds],
    )) as SuspectedPair[];
    this.#recent = this.#recent.filter((one) => one.position > position);
    const pairs = [...rows, ...this.#recent];
    const othersOf = (survivorId: string) =>
      pairs.flatMap((pair) => (pair.survivorIds.includes(survivorId) ? pair.survivorIds : []));
    return new Map(
      survivorIds.map((survivorId) => [
        survivorId,
        [...new Set(othersOf(survivorId))].filter((otherId) => otherId !== survivorId),
      ]),
    );
  }

  async #liveSchema(): Promise<string | undefined> {
    const live = await findLiveSet(this.kept, this.owner);
    return live ? this.sets.schemaOf(live.version) : undefined;
  }

  async #positionIn(schema: string): Promise<bigint> {
    const [row] = (await this.kept.query(`SELECT position FROM ${schema}.checkpoint WHERE name = $1`, [VIEW])) as {
      position: string;
    }[];
    return BigInt(row?.position ?? -1);
  }
}
