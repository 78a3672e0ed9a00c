import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { RelationsNow, mayCommand } from '#access';
import { refuse, type Actor, type JsonObject } from '#decider';
import { EventStore, categoryOf, positionText, subjectOf, type Flaw, type Recorded } from '#event-store';
import { Transactors, type Receipt } from '#step';
import type { ApproveSetAside, DeclineSetAside, RequestSetAside } from './set-aside.commands.js';

/** What people ask to be set aside. What may be is said by the log alone: an entry that holds is never passed over. */
@Injectable()
export class SettingAside {
  constructor(
    @Inject(EventStore) private readonly store: EventStore,
    @Inject(Transactors) private readonly transactors: Transactors,
    @Inject(RelationsNow) private readonly relations: RelationsNow,
  ) {}

  /** @throws Refusal. By whoever may record in that record. */
  async request({ stream, eventId, reason, commandId }: RequestSetAside, by: Actor): Promise<Receipt> {
    const events = await this.store.inspect(stream);
    if (!(await this.#mayAsk(stream, events, by))) notFound();
    const { revision, kind } = flawedIn(events, eventId);
    const survivorId = categoryOf(stream) === 'survivor' ? { survivorId: subjectOf(stream) } : {};
    const command = { eventId, revision, flaw: kind, ...survivorId, reason };
    return this.#transact(stream, 'RequestSetAside', command, by, commandId);
  }

  /** @throws Refusal. It must be flawed still: a newer version may read what an older one could not. */
  async approve({ stream, requestId, commandId }: ApproveSetAside, by: Actor): Promise<Receipt> {
    const requests = await this.store.read(`setaside-${stream}`);
    const asked = requests.find(({ type, data }) => type === 'SetAsideRequested' && data.requestId === requestId);
    if (asked) flawedIn(await this.store.inspect(stream), String(asked.data.eventId));
    return this.#transact(stream, 'ApproveSetAside', { requestId }, by, commandId);
  }

  /** @throws Refusal */
  async decline({ stream, requestId, reason, commandId }: DeclineSetAside, by: Actor): Promise<Receipt> {
    const command = { requestId, ...(reason !== undefined && reason !== null && { reason }) };
    return this.#transact(stream, 'DeclineSetAside', command, by, commandId);
  }

  async #transact(stream: string, name: string, command: JsonObject, by: Actor, commandId = randomUUID() as string) {
    const { ledger } = this.transactors;
    const circumstances = { by, now: new Date().toISOString(), commandId };
    const receipt = await this.transactors.of('setaside').transact(stream, name, command, circumstances);
    return { ...receipt, command: name, position: positionText(ledger, receipt.position) };
  }

  /** Of a court case whoever may for one who has a part in it; of what is about nobody, the role alone decides. */
  async #mayAsk(stream: string, events: readonly Recorded[], by: Actor): Promise<boolean> {
    if (events.length === 0) return false;
    const about = ABOUT[categoryOf(stream)]?.(stream, events);
    if (!about) return true;
    for (const survivorId of about)
      if (mayCommand(by, 'RequestSetAside', await this.relations.of(by, survivorId))) return true;
    return false;
  }
}

/** Whom a stream is about, where it is about survivors. A flawed entry says nothing of it. */
const ABOUT: Readonly<Record<string, (stream: string, events: readonly Recorded[]) => readonly string[]>> = {
  survivor: (stream) => [subjectOf(stream)],
  prosecution: (_, events) => [
    ...new Set(
      events.flatMap(({ type, flaw, data }) =>
        type === 'SurvivorJoined' && !flaw && typeof data.survivorId === 'string' ? [data.survivorId] : [],
      ),
    ),
  ],
};

/** @throws Refusal where the entry can be relied on. One that was set aside is for the decider to refuse. */
const flawedIn = (events: readonly Recorded[], eventId: string): Flaw & { readonly revision: number } => {
  const event = events.find(({ id }) => id === eventId);
  if (!event) return notFound();
  const flaw = event.flaw ?? event.setAside?.event.flaw;
  if (!flaw)
    return refuse(
      'SET_ASIDE_NOT_FLAWED',
      'This entry can be relied on, and nothing sets it aside: correct it, or strike it out (correctEntry, strikeOutEntry).',
    );
  if (flaw.isGap)
    return refuse(
      'SET_ASIDE_NOT_FLAWED',
      'This entry itself can be relied on, and the one before it is missing: an administrator restores a backup of the event store.',
    );
  return { ...flaw, revision: event.revision };
};

const notFound = (): never => refuse('NOT_FOUND', 'There is no such entry, or its record is not yours to see.');
