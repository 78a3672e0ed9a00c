import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, IsNull, type Repository } from 'typeorm';
import { v5 } from 'uuid';
import { batchPerTick, type RelationSource, type Relations } from '#security/access';
import { Refusal, type Actor } from '#kernel/decider';
import { FlawedStream, StoreUnavailable, positionText, type CommandMetadata } from '#kernel/event-store';
import { AggregateStores, PREFIXES, type Receipt } from '#nest';
import { waitForPosition } from '#kernel/projections';
import { withTimeout } from '#kernel/waiting';
import type { OpenBreakGlass, ReviewBreakGlass } from './break-glass.commands.js';
import { noSuchBreakGlass, noSuchSurvivor, openingsOf, type BreakGlassCommands } from './break-glass.decider.js';
import { provenBy } from './break-glass.proof.js';
import type { BreakGlassState as EmergencyAccesses } from './break-glass.state.js';
import { BreakGlassView } from './break-glass.view.js';

/** The namespace of ids that are derived from a person's id, with or without a command's: never change it. */
const IDS = '0d0a3c52-6f5e-5b7c-9c1e-6a1c2f7be4d1';

/** A reader waits for the answer. */
const READ_TIMEOUT_MS = 3_000;

/** How many unreviewed accesses of former versions are looked for: one person had at most one at a time. */
const OLDEST = { order: { position: 'ASC' }, take: 20 } as const;

/**
 * Emergency accesses: the stream of each person decides. The views only say where to look in the log for those that
 * versions before 0.9.0 recorded elsewhere, which must still be reviewed, and open nothing any more.
 */
@Injectable()
export class BreakGlass {
  constructor(
    @Inject(DataSource) private readonly db: DataSource,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
  ) {}

  /** What the log says at this moment: an access that a review rejected ends at once, in every process. */
  readonly inLog: RelationSource = batchPerTick(async ({ id: openedBy, role }) => {
    const state = await withTimeout(this.#inLog(openedBy), READ_TIMEOUT_MS).catch((cause: unknown) => {
      if (cause instanceof FlawedStream) return undefined;
      throw new StoreUnavailable('Emergency accesses cannot be read: try again later.', { cause });
    });
    // a flawed entry opens nothing, and closes nothing else
    if (!state) return () => ({ brokeGlass: false });
    const open = openingsOf(state, role, new Date().toISOString());
    return (survivorId) => ({ brokeGlass: open.has(survivorId) });
  });

  /** @throws Refusal */
  async open(
    { survivorId, reason, explanation, commandId = randomUUID() }: OpenBreakGlass,
    by: Actor,
  ): Promise<Receipt> {
    await this.#untilRead();
    const isOnRecord = (await this.stores.storeContext.store.inspect(`survivor-${survivorId}`)).length > 0;
    const unreviewed = { openedBy: by.id, reviewedBy: IsNull() };
    const earlier = await this.#formerIn(await this.#rows.find({ where: unreviewed, ...OLDEST }), by.id);
    const breakGlassId = v5(`${by.id} ${commandId}`, IDS);
    const command = { breakGlassId, survivorId, reason, explanation, isOnRecord, earlier };
    const receipt = await this.#transact(by.id, 'OpenBreakGlass', command, { by, commandId }).catch(
      (error: unknown) => {
        // nothing is sealed for an erased survivor
        if (error instanceof Refusal && error.code === 'SUBJECT_ERASED') return noSuchSurvivor();
        throw error;
      },
    );
    return { ...receipt, id: breakGlassId, survivorId };
  }

  /** @throws Refusal. Only for supervisors of the survivor's office. */
  async review(
    { breakGlassId, upheld, note, expectedRevision: seen, commandId = randomUUID() }: ReviewBreakGlass,
    by: Actor,
    relations: Relations,
  ): Promise<Receipt> {
    await this.#untilRead();
    const row = (await this.#rows.findOneBy({ breakGlassId })) ?? noSuchBreakGlass();
    const earlier = await this.#formerIn([row]);
    const own = await this.#recordedBy(row.openedBy);
    const recorded = own?.accesses[breakGlassId];
    const access = recorded ?? earlier.accesses[breakGlassId] ?? noSuchBreakGlass();
    const { survivorId, openedBy } = access;
    if (!(await relations.of(by, survivorId))?.ways.includes('office')) noSuchBreakGlass();
    const command = { breakGlassId, upheld, ...(note !== undefined && note !== null && { note }), earlier };
    // a former access has the revision of another stream; that of a reviewed one would count what its reader did later
    const expectedRevision = recorded && !own?.reviews[breakGlassId] ? (seen ?? undefined) : undefined;
    const receipt = await this.#transact(openedBy, 'ReviewBreakGlass', command, { by, commandId, expectedRevision });
    return { ...receipt, id: breakGlassId, survivorId };
  }

  /**
   * Answers once the views have read it, since the database too admits the reader by them. It is recorded by then: a
   * failure of the views must not be the answer, since the sender would take it for a command that was not.
   */
  async #transact<Name extends keyof BreakGlassCommands>(
    openedBy: string,
    name: Name,
    command: BreakGlassCommands[Name],
    asked: Omit<CommandMetadata, 'now'>,
  ): Promise<Receipt> {
    const metadata = { ...asked, now: new Date().toISOString() };
    const receipt = await this.stores.of('access').transact(streamIdOf(openedBy), name, command, metadata);
    await waitForPosition(this.db, [this.#table], receipt.position).catch(() => false);
    return { ...receipt, position: positionText(this.stores.storeContext, receipt.position), command: '' };
  }

  async #inLog(openedBy: string): Promise<EmergencyAccesses> {
    return (await this.stores.of('access').load(streamIdOf(openedBy))) as EmergencyAccesses;
  }

  /** What the stream of the person in a row has, unless it cannot be relied on. */
  #recordedBy(openedBy: string): Promise<EmergencyAccesses | undefined> {
    return this.#inLog(openedBy).catch((error: unknown) => {
      if (error instanceof FlawedStream) return undefined;
      throw error;
    });
  }

  /** What the log proves of these rows. @param openedBy only those of this person */
  async #formerIn(rows: readonly BreakGlassView[], openedBy?: string): Promise<EmergencyAccesses> {
    const { store } = this.stores.storeContext;
    const proven = await Promise.all(rows.map(async (row) => provenBy(await store.at(BigInt(row.position)), row)));
    const accesses = proven.flatMap((one) => (one ? Object.entries(one.accesses) : []));
    return {
      accesses: Object.fromEntries(accesses.filter(([, access]) => (openedBy ?? access.openedBy) === access.openedBy)),
      reviews: Object.assign({}, ...proven.map((one) => one?.reviews)) as EmergencyAccesses['reviews'],
    };
  }

  get #rows(): Repository<BreakGlassView> {
    return this.db.getRepository(BreakGlassView);
  }

  get #table(): string {
    return this.db.getMetadata(BreakGlassView).tableName;
  }

  /** Waits until the views reach the present end of the log, or until the timeout. */
  async #untilRead(): Promise<void> {
    const last = await this.stores.storeContext.store.last(PREFIXES);
    if (last) await waitForPosition(this.db, [this.#table], last.position);
  }
}

/** Accesses of one person are recorded in one stream, so only one of two simultaneous commands succeeds. */
const streamIdOf = (openedBy: string): string => v5(openedBy, IDS);
