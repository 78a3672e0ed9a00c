import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { v5 } from 'uuid';
import { inOneTurn, type RelationSource, type Relations } from '#access';
import { Refusal, refuse, type Actor } from '#decider';
import { Turns, positionText } from '#event-store';
import { reached } from '#read-models';
import { PREFIXES, Transactors, type Receipt } from '#step';
import { AccessLog, type Written } from './access-log.js';
import type { OpenBreakGlass, ReviewBreakGlass } from './break-glass.commands.js';
import { BreakGlassView } from './break-glass.view.js';

/** Namespace of the ids that are made from whoever asks and the command's own: fixed for ever. */
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

/** Whose glass is broken. What this process wrote counts at once, what others wrote as soon as the views have read it. */
@Injectable()
export class BrokenGlass {
  readonly #own = new Map<string, Known>();
  readonly #turns = new Turns();

  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(Transactors) private readonly transactors: Pick<Transactors, 'ledger'>,
    @Inject(AccessLog) private readonly log: AccessLog,
  ) {}

  /** In the role in which it was opened, within its time, and unless a review said no. */
  readonly brokenBy: RelationSource = inOneTurn(async ({ id: openedBy, role }) => {
    const open = (await this.#known({ openedBy, role })).filter(
      ({ until, upheld }) => upheld !== false && new Date(until).getTime() > Date.now(),
    );
    const whom = new Set(open.map(({ survivorId }) => survivorId));
    return (survivorId) => ({ brokeGlass: whom.has(survivorId) });
  });

  /** @throws Refusal. One at a time for each person: whoever still owes a review opens no other record. */
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
          'You have broken the glass before, and nobody has reviewed it: ask a supervisor to do that first.',
        );
      if ((await store.inspect(`survivor-${survivorId}`)).length === 0) absent();
      const now = new Date();
      const until = new Date(now.getTime() + settings.breakGlassMinutes * 60_000).toISOString();
      const data = { breakGlassId, survivorId, reason, explanation, until };
      const written = await this.log
        .write(by, { type: 'BreakGlassOpened', data }, commandId, now.toISOString())
        .catch((error: unknown) => {
          // nothing is sealed for whom was erased, and a stranger does not learn that there was somebody
          if (error instanceof Refusal && error.code === 'SUBJECT_ERASED') return absent();
          throw error;
        });
      return this.#told({ ...data, openedBy: by.id, role: by.role, reviewedBy: null, upheld: null }, written);
    });
  }

  /** @throws Refusal. By somebody else, of her office. */
  review(asked: ReviewBreakGlass, by: Actor, relations: Relations): Promise<Receipt> {
    const { breakGlassId, upheld, note, commandId = randomUUID() } = asked;
    return this.#turns.take(breakGlassId, async () => {
      await this.#untilRead();
      const [one] = await this.#known({ breakGlassId });
      if (!one || !(await relations.of(by, one.survivorId))?.sameOffice)
        return refuse('NOT_FOUND', 'There is no such break-glass, or it is not yours to review.');
      if (one.openedBy === by.id) refuse('APPROVER_IS_AUTHOR', 'Somebody else reviews what you have opened.');
      if (one.reviewedBy === by.id && one.upheld === upheld) return this.#receipt(one, []);
      if (one.reviewedBy !== null)
        refuse('BREAK_GLASS_REVIEWED', `${one.reviewedBy} has reviewed this already: read what came of it.`);
      const { survivorId } = one;
      const data = { breakGlassId, survivorId, upheld, ...(note !== undefined && { note }) };
      const written = await this.log.write(by, { type: 'BreakGlassReviewed', data }, commandId);
      return this.#told({ ...one, reviewedBy: by.id, upheld }, written);
    });
  }

  /** Counts here from now on, and elsewhere once this has waited for the views; whatever they do, it is written. */
  async #told(one: Omit<Known, 'eventId' | 'revision' | 'position'>, written: Written): Promise<Receipt> {
    const { eventId, revision, position } = written;
    const known = { ...one, eventId, revision, position: String(position) };
    this.#own.set(one.breakGlassId, known);
    await reached(this.db, [this.#table], position);
    return this.#receipt(known, [eventId]);
  }

  #receipt({ breakGlassId: id, survivorId, revision, position }: Known, eventIds: readonly string[]): Receipt {
    const at = positionText(this.transactors.ledger, BigInt(position));
    return { id, survivorId, revision, position: at, eventIds, command: '' };
  }

  get #table(): string {
    return this.db.getMetadata(BreakGlassView).tableName;
  }

  /** As far as the log went when this was asked, or for as long as one waits. */
  async #untilRead(): Promise<void> {
    const last = await this.transactors.ledger.store.last(PREFIXES);
    if (last) await reached(this.db, [this.#table], last.position);
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

const absent = (): never => refuse('NOT_FOUND', 'There is no such survivor, or she is not yours to see.');
