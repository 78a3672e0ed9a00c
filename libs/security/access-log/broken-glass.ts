import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v5 } from 'uuid';
import { batchPerTick, type RelationSource, type Relations } from '#security/access';
import { Refusal, refuse, type Actor } from '#kernel/decider';
import { Turns, positionText } from '#kernel/event-store';
import { waitForPosition } from '#kernel/projections';
import { PREFIXES, AggregateStores, type Receipt } from '#kernel/nest';
import { AccessLog, type WrittenAccess } from './access-log.js';
import type { OpenBreakGlass, ReviewBreakGlass } from './break-glass.commands.js';
import { BreakGlassView } from './break-glass.view.js';

/** The namespace of ids that are derived from the caller's id and the command's own: never change it. */
const IDS = '0d0a3c52-6f5e-5b7c-9c1e-6a1c2f7be4d1';

type Known = Pick<
  BreakGlassView,
  | 'breakGlassId'
  | 'survivorId'
  | 'eventId'
  | 'openedBy'
  | 'role'
  | 'reason'
  | 'until'
  | 'reviewedBy'
  | 'upheld'
  | 'revision'
  | 'position'
>;

/** Open emergency accesses. Those written by this process count at once, others as soon as the views have read them. */
@Injectable()
export class BrokenGlass {
  readonly #own = new Map<string, Known>();
  readonly #turns = new Turns();

  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(AggregateStores) private readonly transactors: Pick<AggregateStores, 'ledger'>,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  /** In the role in which it was opened, until it ends, and unless a review rejected it. */
  readonly brokenBy: RelationSource = batchPerTick(async ({ id: openedBy, role }) => {
    const open = (await this.#known({ openedBy, role })).filter(
      ({ until, upheld }) => upheld !== false && new Date(until).getTime() > Date.now(),
    );
    const whom = new Set(open.map(({ survivorId }) => survivorId));
    return (survivorId) => ({ brokeGlass: whom.has(survivorId) });
  });

  /** @throws Refusal. One at a time for each person: with a review pending, no other record can be opened. */
  open(asked: OpenBreakGlass, by: Actor): Promise<Receipt> {
    const { survivorId, reason, explanation, commandId = randomUUID() } = asked;
    return this.#turns.take(by.id, async () => {
      const { store, settings } = this.transactors.ledger;
      await this.#untilRead();
      const breakGlassId = v5(`${by.id} ${commandId}`, IDS);
      const all = await this.#known({ openedBy: by.id });
      const same = all.find((one) => one.breakGlassId === breakGlassId);
      if (same && same.survivorId === survivorId && same.reason === reason) return this.#receipt(same, [same.eventId]);
      if (same)
        refuse('COMMAND_REUSED', 'This commandId was used for another command: make a new one for each intention.');
      if (all.some(({ reviewedBy }) => reviewedBy === null))
        refuse(
          'BREAK_GLASS_REVIEW_OPEN',
          'Your last emergency access has not been reviewed yet: ask a supervisor to review it first.',
        );
      if ((await store.inspect(`survivor-${survivorId}`)).length === 0) absent();
      const now = new Date();
      const until = new Date(now.getTime() + settings.breakGlassMinutes * 60_000).toISOString();
      const data = { breakGlassId, survivorId, reason, explanation, until };
      const written = await this.log
        .write(by, { type: 'BreakGlassOpened', data }, commandId, now.toISOString())
        .catch((error: unknown) => {
          // nothing is sealed for an erased survivor, and a stranger must not learn that there was one
          if (error instanceof Refusal && error.code === 'SUBJECT_ERASED') return absent();
          throw error;
        });
      return this.#published({ ...data, openedBy: by.id, role: by.role, reviewedBy: null, upheld: null }, written);
    });
  }

  /** @throws Refusal. By another person, of the survivor's office. */
  review(asked: ReviewBreakGlass, by: Actor, relations: Relations): Promise<Receipt> {
    const { breakGlassId, upheld, note, commandId = randomUUID() } = asked;
    return this.#turns.take(breakGlassId, async () => {
      await this.#untilRead();
      const [one] = await this.#known({ breakGlassId });
      if (!one || !(await relations.of(by, one.survivorId))?.sameOffice)
        return refuse('NOT_FOUND', 'There is no such emergency access, or you may not review it.');
      if (one.openedBy === by.id)
        refuse('APPROVER_IS_AUTHOR', 'You opened this record yourself: another supervisor must review it.');
      if (one.reviewedBy === by.id && one.upheld === upheld) return this.#receipt(one, []);
      if (one.reviewedBy !== null)
        refuse('BREAK_GLASS_REVIEWED', `${one.reviewedBy} has reviewed this already: read the result of the review.`);
      const { survivorId } = one;
      const data = { breakGlassId, survivorId, upheld, ...(note !== undefined && { note }) };
      const written = await this.log.write(by, { type: 'BreakGlassReviewed', data }, commandId);
      return this.#published({ ...one, reviewedBy: by.id, upheld }, written);
    });
  }

  /** Effective in this process from now on, and elsewhere once the views have read it; the entry is written either way. */
  async #published(one: Omit<Known, 'eventId' | 'revision' | 'position'>, written: WrittenAccess): Promise<Receipt> {
    const { eventId, revision, position } = written;
    const known = { ...one, eventId, revision, position: String(position) };
    this.#own.set(one.breakGlassId, known);
    await waitForPosition(this.db, [this.#table], position);
    return this.#receipt(known, [eventId]);
  }

  #receipt({ breakGlassId: id, survivorId, revision, position }: Known, eventIds: readonly string[]): Receipt {
    const at = positionText(this.transactors.ledger, BigInt(position));
    return { id, survivorId, revision, position: at, eventIds, command: '' };
  }

  get #table(): string {
    return this.db.getMetadata(BreakGlassView).tableName;
  }

  /** Waits until the views reach the present end of the log, or until the timeout. */
  async #untilRead(): Promise<void> {
    const last = await this.transactors.ledger.store.last(PREFIXES);
    if (last) await waitForPosition(this.db, [this.#table], last.position);
  }

  async #known(
    where: Partial<Pick<Known, 'breakGlassId' | 'survivorId' | 'openedBy' | 'role'>>,
  ): Promise<readonly Known[]> {
    const rows = await this.db.getRepository(BreakGlassView).findBy(where);
    const known = new Map<string, Known>(rows.map((row) => [row.breakGlassId, row]));
    for (const one of this.#own.values()) {
      if (Object.entries(where).some(([field, value]) => one[field as keyof Known] !== value)) continue;
      const row = known.get(one.breakGlassId);
      if (row && BigInt(row.position) >= BigInt(one.position)) this.#own.delete(one.breakGlassId);
      else known.set(one.breakGlassId, one);
    }
    return [...known.values()];
  }
}

const absent = (): never =>
  refuse('NOT_FOUND', 'There is no such survivor, or you may not see this record: check the id.');
