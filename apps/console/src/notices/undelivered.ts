import type { TFunction } from 'i18next';
import type { ResultOf } from '../api/graphql.js';
import type { LabelOf } from '../language/labels.js';
import type { UNDELIVERED } from './documents.js';

type UndeliveredNotice = Omit<ResultOf<typeof UNDELIVERED>['undeliveredNotices']['edges'][number]['node'], 'id'>;

/** The colleague that the notice should have reached, the channel, and what it was about. */
export const noticeInWords = ({ worker, channel, kind }: UndeliveredNotice, label: LabelOf): string =>
  [worker, label(channel, 'NoticeChannel'), label(kind, 'NoticeKind')].filter(Boolean).join(' · ');

/** Why it was given up, and what to do. */
export const whyInWords = ({ reason, message }: UndeliveredNotice, label: LabelOf, t: TFunction): string =>
  [reason ? label(reason, 'DeliveryFailure') : t('notices.unknownReason'), message].join(t('colon'));
