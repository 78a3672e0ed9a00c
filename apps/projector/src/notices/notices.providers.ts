import type { Provider } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Mailer, NoticeQueue } from '#notices';
import { mailPasswordIn, webhookKey, type Installation } from '#platform';
import { NoticeFollower } from './notice-follower.js';
import { NoticeSender, NoticeWays } from './notice-sender.js';
import { NoticeWatch } from './notice-watch.js';

/** What tells colleagues outside the console. */
export const noticesProviders = ({ configuration }: Installation): readonly Provider[] => [
  { provide: NoticeQueue, inject: [DataSource], useFactory: (db: DataSource) => new NoticeQueue(db) },
  { provide: NoticeWays, useFactory: () => waysOf(configuration) },
  NoticeFollower,
  NoticeWatch,
  NoticeSender,
];

const waysOf = async (configuration: Installation['configuration']): Promise<NoticeWays> => {
  const { mode, notices } = configuration;
  const { mail, webhookHosts, consoleUrl } = notices;
  const password = mail?.passwordFile === undefined ? undefined : mailPasswordIn(mail.passwordFile);
  return {
    mailer: mail && new Mailer({ ...mail, password }),
    webhooks: { hosts: webhookHosts, mayBePlain: mode === 'development' },
    webhookKey: await webhookKey(configuration),
    consoleUrl,
  };
};
