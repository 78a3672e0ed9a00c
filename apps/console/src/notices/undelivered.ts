import type { TFunction } from 'i18next';
import type { ResultOf } from '../api/graphql.js';
import type { LabelOf } from '../language/labels.js';
import type { UNDELIVERED } from './documents.js';

type Undelivered = ResultOf<typeof UNDELIVERED>['undeliveredNotices']['edges'][number]['node'];

/** Whom the notice should have reached, by what, and what it was about. */
export const noticeInWords = ({ worker, channel, kind }: Undelivered, label: LabelOf): string =>
  [worker, label(channel, 'NoticeChannel'), label(kind, 'NoticeKind')].filter(Boolean).join(' · ');

/** Why it was given up, and what to do. */
export const whyInWords = ({ reason, message }: Undelivered, label: LabelOf, t: TFunction): string =>
  [reason ? label(reason, 'DeliveryFailure') : t('notices.unknownReason'), message].join(t('colon'));
