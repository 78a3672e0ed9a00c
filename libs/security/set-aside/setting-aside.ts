import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { OPERATIONS, RelationsNow, mayCommand } from '#security/access';
import { refuse, type Actor, type JsonObject } from '#kernel/decider';
import { EventStore, categoryOf, positionText, subjectOf, type Flaw, type RecordedEvent } from '#kernel/event-store';
import { AggregateStores, type Receipt } from '#nest';
import type { ApproveSetAside, DeclineSetAside, RequestSetAside } from './set-aside.commands.js';

/** Handles requests to set entries aside. The log alone decides what may be: a valid entry is never skipped. */
@Injectable()
export class SettingAside {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
    @Inject(RelationsNow) private readonly relations: RelationsNow,
  ) {}

  /** @throws Refusal. Only for those who may record in that record. */
  async request({ stream, eventId, reason, commandId }: RequestSetAside, by: Actor): Promise<Receipt> {
    const events = await this.store.inspect(stream);
    if (!(await this.mayAsk(stream, events, by))) notFound();
    const { revision, kind } = findFlawed(events, eventId);
    const survivorId = categoryOf(stream) === 'survivor' ? { survivorId: subjectOf(stream) } : {};
    const command = { eventId, revision, flaw: kind, ...survivorId, reason };
    return this.#transact(stream, 'RequestSetAside', command, by, commandId);
  }

  /** @throws Refusal. The entry must still be flawed: a newer version may read what an older one could not. */
  async approve({ stream, requestId, commandId }: ApproveSetAside, by: Actor): Promise<Receipt> {
    const requests = await this.store.read(`setaside-${stream}`);
    const request = requests.find(({ type, data }) => type === 'SetAsideRequested' && data.requestId === requestId);
    if (request) findFlawed(await this.store.inspect(stream), String(request.data.eventId));
    return this.#transact(stream, 'ApproveSetAside', { requestId }, by, commandId);
  }

  /** @throws Refusal */
  async decline({ stream, requestId, reason, commandId }: DeclineSetAside, by: Actor): Promise<Receipt> {
    const command = { requestId, ...(reason !== undefined && reason !== null && { reason }) };
    return this.#transact(stream, 'DeclineSetAside', command, by, commandId);
  }

  async #transact(stream: string, name: string, command: JsonObject, by: Actor, commandId = randomUUID() as string) {
    const { storeContext } = this.stores;
    const metadata = { by, now: new Date().toISOString(), commandId };
    const receipt = await this.stores.of('setaside').transact(stream, name, command, metadata);
    return { ...receipt, command: name, position: positionText(storeContext, receipt.position) };
  }

  /** A court case is open to readers of any survivor in it; for streams without a survivor, the role alone decides. */
  async mayAsk(stream: string, events: readonly RecordedEvent[], by: Actor): Promise<boolean> {
    if (events.length === 0) return false;
    const about = ABOUT[categoryOf(stream)]?.(stream, events);
    if (!about) return true;
    for (const survivorId of about)
      if (mayCommand(by, OPERATIONS.requestSetAside, await this.relations.of(by, survivorId, 'SUPERVISION')))
        return true;
    return false;
  }
}

/** The survivors that a stream concerns. A flawed entry says nothing about it. */
const ABOUT: Readonly<Record<string, (stream: string, events: readonly RecordedEvent[]) => readonly string[]>> = {
  survivor: (stream) => [subjectOf(stream)],
  prosecution: (_, events) => [
    ...new Set(
      events.flatMap(({ type, flaw, data }) =>
        type === 'SurvivorJoined' && !flaw && typeof data.survivorId === 'string' ? [data.survivorId] : [],
      ),
    ),
  ],
};

/** @throws Refusal where the entry is reliable. The decider refuses one that was already set aside. */
const findFlawed = (events: readonly RecordedEvent[], eventId: string): Flaw & { readonly revision: number } => {
  const event = events.find(({ id }) => id === eventId);
  if (!event) return notFound();
  const flaw = event.flaw ?? event.setAside?.event.flaw;
  if (!flaw)
    return refuse(
      'SET_ASIDE_NOT_FLAWED',
      'This entry is reliable, so it is not set aside: correct it or strike it out (correctEntry, strikeOutEntry).',
    );
  if (flaw.isGap)
    return refuse(
      'SET_ASIDE_NOT_FLAWED',
      'This entry itself is reliable, and an entry before it is missing: an administrator must restore a backup of the event store.',
    );
  return { ...flaw, revision: event.revision };
};

const notFound = (): never =>
  refuse('NOT_FOUND', 'There is no such entry, or you may not see its record: check the ids.');
