import { randomUUID } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { v5 } from 'uuid';
import { Refusal, refuse, type Actor, type JsonObject } from '#kernel/decider';
import { FlawedStream, positionText, type OtherStreams } from '#kernel/event-store';
import { AggregateStores, type CommandedCategory, type Receipt } from '#nest';
import { CONCERNED } from './concerned.js';
import { requestIdOf } from './consult.js';
import type { RequestKind } from './requests.codes.js';
import type { AnswerOffice, AskOffice, WithdrawOfficeRequest } from './requests.commands.js';
import type { RequestSubject } from './requests.events.js';
import type { AskedConsent, OfficeRequest } from './requests.state.js';

/** The namespace of ids for the commands to several offices, and for referrals to come: never change it. */
const IDS = '8d1b6a24-70c3-5e9f-b4a5-2c6d8e0f1a3b';

type NameField = 'otherSurvivorId' | 'prosecutionId' | 'outcome' | 'operationId' | 'eventId' | 'office';

/** What a request of each kind must name. */
const NAMES: Readonly<Record<RequestKind, readonly NameField[]>> = {
  JoinProsecution: ['prosecutionId', 'otherSurvivorId'],
  EndProsecution: ['prosecutionId', 'outcome'],
  AmendOperation: ['operationId', 'eventId'],
  OpenInEmergency: ['otherSurvivorId'],
  FileReferral: ['office'],
};

/** Where a request stands, so that it need not be made again. */
const STANDING: ReadonlySet<string> = new Set(['OFFICE_ASKED', 'OFFICE_CONSENT_GIVEN']);

/** Requests to other offices, and their answers. The streams alone decide. */
@Injectable()
export class OfficeRequests {
  readonly #others: Pick<OtherStreams, 'load'>;

  constructor(@Inject(AggregateStores) private readonly stores: AggregateStores) {
    this.#others = { load: (category, id) => stores.of(category as CommandedCategory).load(id) };
  }

  /** One request to each office that has a say, apart from those that were asked already. @throws Refusal */
  async ask(asked: AskOffice, by: Actor): Promise<Receipt> {
    const { commandId = randomUUID(), kind, reason } = asked;
    const missing = NAMES[kind].find((name) => asked[name] === undefined || asked[name] === null);
    if (missing) refuse('OFFICE_REQUEST_INCOMPLETE', `A request of this kind must name its ${missing}: add it.`);
    const subject = subjectOf(asked, commandId);
    const { office } = asked;
    const where = { ...subject, ...(office && { office }) };
    const offices = await CONCERNED[kind](where, by, this.#others);
    if (!offices)
      return refuse(
        'NOT_FOUND',
        `There is no such record, or you may not ask about it: check ${NAMES[kind].join(' and ')}.`,
      );
    if (offices.length === 0)
      refuse('OFFICE_CONSENT_NOT_NEEDED', 'No other office has a say in this: do it without asking.');
    let receipt: Receipt | undefined;
    let standing: unknown;
    for (const one of offices) {
      const requestId = requestIdOf(kind, subject, one, by);
      const command = { kind, ...subject, office: one, reason };
      try {
        receipt = await this.#transact(requestId, 'AskOffice', command, by, v5(`${commandId} ${one}`, IDS));
      } catch (error) {
        if (!(error instanceof Refusal) || !STANDING.has(error.code)) throw error;
        standing ??= error;
      }
    }
    if (!receipt) throw standing;
    const survivorId = subject.survivorId ?? subject.referralId;
    return { ...receipt, ...withoutUndefined({ survivorId }) } as Receipt;
  }

  /** @throws Refusal. Only for supervisors of the office that was asked. */
  answer({ commandId = randomUUID(), requestId, granted, reason }: AnswerOffice, by: Actor): Promise<Receipt> {
    return this.#transact(requestId, 'AnswerOffice', { granted, ...withoutUndefined({ reason }) }, by, commandId);
  }

  /** @throws Refusal. Only for those who asked, while it waits or its consent may be used. */
  withdraw({ commandId = randomUUID(), requestId }: WithdrawOfficeRequest, by: Actor): Promise<Receipt> {
    return this.#transact(requestId, 'WithdrawOfficeRequest', {}, by, commandId);
  }

  /** What was asked last, as the log has it; undefined where nobody was asked, or that cannot be relied on. */
  async asked(requestId: string): Promise<AskedConsent | undefined> {
    try {
      return ((await this.#others.load('request', requestId)) as OfficeRequest).asked;
    } catch (error) {
      if (error instanceof FlawedStream) return undefined;
      throw error;
    }
  }

  async #transact(id: string, name: string, command: object, by: Actor, commandId: string): Promise<Receipt> {
    const metadata = { by, now: new Date().toISOString(), commandId };
    const receipt = await this.stores.of('request').transact(id, name, command as JsonObject, metadata);
    return { ...receipt, command: name, position: positionText(this.stores.storeContext, receipt.position) };
  }
}

/** What the request is about: only what its kind names. */
const subjectOf = ({ kind, prosecutionId, outcome, operationId, eventId, ...asked }: AskOffice, commandId: string) => {
  const { otherSurvivorId: survivorId } = asked;
  const subjects = {
    JoinProsecution: { prosecutionId, survivorId },
    EndProsecution: { prosecutionId, outcome },
    AmendOperation: { operationId, eventId },
    OpenInEmergency: { survivorId },
    FileReferral: { referralId: survivorId ?? v5(commandId, IDS) },
  } satisfies Record<RequestKind, { [Field in keyof RequestSubject]: RequestSubject[Field] | undefined }>;
  return withoutUndefined<RequestSubject>(subjects[kind] as RequestSubject);
};

/** Without nulls, which GraphQL sends for what is left out. */
const withoutUndefined = <Fields extends object>(fields: Fields): Fields =>
  Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined && value !== null)) as Fields;
