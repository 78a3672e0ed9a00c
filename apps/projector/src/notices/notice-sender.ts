import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { v5 } from 'uuid';
import {
  isNotifiedOf,
  noticeAddresses,
  reliableRegistersIn,
  staffOn,
  type ChosenNotices,
  type NoticeChannel,
  type NoticeKind,
} from '#domain/directory';
import { dayAt } from '#kernel/decider';
import { TimeoutError, withTimeout } from '#kernel/waiting';
import { AggregateStores } from '#nest';
import {
  DeliveryFailure,
  Mailer,
  NoticeQueue,
  postWebhook,
  signingSecrets,
  type NoticeBatch,
  type WebhookRules,
} from '#notices';
import { reasonOf } from '../reason.js';
import { RepeatedWork } from '../upkeep/repeated-work.js';
import { itemsByKind, messageOf } from './message.js';

/** How messages leave this installation. */
export abstract class NoticeWays {
  /** Undefined where no mail server is configured. */
  abstract readonly mailer: Mailer | undefined;
  abstract readonly webhooks: WebhookRules;
  /** The key from which the secrets of webhooks follow. */
  abstract readonly webhookKey: Buffer;
  abstract readonly consoleUrl: string | undefined;
  abstract readonly timeoutMs?: number;
}

/** For one message: less than a batch stays with the process that took it. */
const MESSAGE_TIMEOUT_MS = 60_000;

const CHECK_INTERVAL_MS = 5_000;

/** The namespace of the ids of messages. */
const MESSAGE_IDS = '9b0c6c1e-3f55-5d0a-8a52-4f6b7f0d1e23';

/** Sends what waits. Where the address is known only to the record of its owner, it is opened for one message. */
@Injectable()
export class NoticeSender implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #log = new Logger('Notices');
  /** Ends the message that is under way: a server that hangs must not hold up an orderly stop. */
  readonly #leaving = new AbortController();
  readonly #sending = new RepeatedWork(
    () => this.send(),
    CHECK_INTERVAL_MS,
    (error) => this.#log.warn(`NOTICES_FAILED: Notices wait to be sent. ${reasonOf(error)}`),
  );

  constructor(
    private readonly queue: NoticeQueue,
    private readonly ways: NoticeWays,
    @Inject(AggregateStores) private readonly stores: AggregateStores,
  ) {}

  onApplicationBootstrap(): void {
    this.#sending.start();
  }

  async beforeApplicationShutdown(): Promise<void> {
    this.#leaving.abort();
    await this.#sending.stop();
    this.ways.mailer?.close();
  }

  /** Sends all that was due then. */
  async send(dueBy = new Date()): Promise<void> {
    while (!this.#sending.isStopping) {
      const batch = await this.queue.take(new Date(), dueBy);
      if (!batch) return;
      await this.#send(batch);
    }
  }

  async #send(batch: NoticeBatch): Promise<void> {
    const registers = await reliableRegistersIn(this.stores);
    const today = dayAt(new Date().toISOString());
    const isNotifiedHere = (kind: string): boolean =>
      staffOn(registers, today, (_, id) => isNotifiedOf(registers, id, kind as NoticeKind, today)).includes(
        batch.worker,
      ) && registers.workers[batch.worker]!.notices!.channels.includes(batch.channel as NoticeChannel);
    const selectNotices = (isWanted: boolean): NoticeBatch => ({
      ...batch,
      notices: batch.notices.filter(({ kind }) => isNotifiedHere(kind) === isWanted),
    });
    const [wanted, unwanted] = [selectNotices(true), selectNotices(false)];
    if (unwanted.notices.length > 0) await this.queue.markUnwanted(unwanted, new Date());
    if (wanted.notices.length === 0) return;
    try {
      await this.#deliver(wanted, registers.workers[batch.worker]!.notices!);
      await this.queue.markDelivered(wanted, new Date());
    } catch (error) {
      if (!(error instanceof DeliveryFailure)) throw error;
      const { aborted } = this.#leaving.signal;
      if (aborted && error.code === 'UNREACHABLE') return this.queue.giveBack(wanted, new Date());
      await this.queue.markFailed(wanted, error.code, new Date(), error.isFinal);
      this.#log.warn(
        `NOTICE_UNDELIVERED: A message by ${batch.channel} was not delivered: ${error.code}. ${error.message}`,
      );
    }
  }

  async #deliver({ worker, channel, notices }: NoticeBatch, chosen: ChosenNotices): Promise<void> {
    const addresses = await noticeAddresses(this.stores, chosen);
    const address = channel === 'Webhook' ? addresses?.webhook : addresses?.email;
    if (address === undefined) throw new DeliveryFailure('ADDRESS_UNREADABLE');
    const ids = notices.map(({ id }) => id).toSorted();
    const id = v5(ids.join(' '), MESSAGE_IDS);
    const { mailer, webhooks, webhookKey, consoleUrl } = this.ways;
    const { signal } = this.#leaving;
    if (channel === 'Webhook') {
      const notified = [...itemsByKind(notices)].flatMap(([kind, items]) => items.map((item) => ({ kind, ...item })));
      const body = JSON.stringify({
        type: 'homeward.notices',
        timestamp: new Date().toISOString(),
        data: { notices: notified, ...(consoleUrl !== undefined && { consoleUrl }) },
      });
      const secrets = signingSecrets(webhookKey, { worker, chosenIn: chosen.chosenIn });
      return this.#inTime(postWebhook(address, { id, body, secrets }, webhooks, signal));
    }
    if (!mailer) throw new DeliveryFailure('MAIL_NOT_CONFIGURED');
    return this.#inTime(mailer.send({ to: address, id, ...messageOf(notices, chosen, consoleUrl) }, signal));
  }

  /** All messages wait for one another: no server may hold them up, whatever it answers. */
  async #inTime(sending: Promise<void>): Promise<void> {
    try {
      await withTimeout(sending, this.ways.timeoutMs ?? MESSAGE_TIMEOUT_MS);
    } catch (error) {
      throw error instanceof TimeoutError ? new DeliveryFailure('UNREACHABLE') : error;
    }
  }
}
