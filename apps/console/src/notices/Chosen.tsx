import { useTranslation } from 'react-i18next';
import { useLabels } from '../language/labels.js';
import type { ChosenNotices } from './documents.js';
import css from './Chosen.module.css';

/** What the user is notified now, and the secret with which their service checks webhooks. */
export const Chosen = ({
  chosen: { notifiedOf, email, webhook, webhookSecret, canMail },
}: {
  readonly chosen: ChosenNotices;
}) => {
  const { t } = useTranslation();
  const label = useLabels();
  const kinds = notifiedOf.map((kind) => label(kind, 'NoticeKind')).join(' · ');
  return (
    <div className={css.chosen}>
      <p>{kinds ? t('notices.notifiedOf', { kinds }) : t('notices.notifiedOfNothing')}</p>
      {email && !canMail && <p role="note">{t('notices.cannotMail')}</p>}
      {webhook && webhookSecret && (
        <details>
          <summary>{t('notices.secret')}</summary>
          <p>{t('notices.secretWhy')}</p>
          <code>{webhookSecret}</code>
        </details>
      )}
    </div>
  );
};
