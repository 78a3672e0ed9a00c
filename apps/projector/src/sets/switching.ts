import { Logger } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import { FOLLOWED, ViewSet, type SwitchOutcome, type TablesOwner } from '#kernel/projections';

/** Switches to sets. Why one that is filled is refused is logged once, however often it is tried. */
export class Switching {
  readonly #log = new Logger('Sets');
  #hindrance: string | null = null;

  constructor(
    private readonly kept: DataSource,
    private readonly owner: TablesOwner,
  ) {}

  /** Whether the last attempt was refused for a reason that an operator has to remove. */
  get isHindered(): boolean {
    return this.#hindrance !== null;
  }

  async to(version: number, requestId: string | null): Promise<SwitchOutcome> {
    const outcome = await this.owner.switchTo(version, requestId);
    const hindrance = outcome === 'SET_NOT_READY' ? await this.#hindranceOf(version) : null;
    if (hindrance !== null && hindrance !== this.#hindrance) this.#log.error(hindrance);
    this.#hindrance = hindrance;
    return outcome;
  }

  async #hindranceOf(version: number): Promise<string | null> {
    const set = await this.kept.getRepository(ViewSet).findOneBy({ version, hash: this.owner.hash });
    return set && FOLLOWED.includes(set.state) ? set.reason : null;
  }
}
