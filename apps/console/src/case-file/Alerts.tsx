import { useTranslation } from 'react-i18next';
import { useLabels } from '../language/labels.js';
import { Icon } from '../layout/Icon.js';
import type { Alert } from './alerts.js';
import { EntryLink, NamedProvider } from './origins/EntryLinks.js';
import css from './Alerts.module.css';

/** The alerts of a case, each with its reason and a link to the entry that caused it. */
export const Alerts = ({ alerts }: { readonly alerts: readonly Alert[] }) => {
  const { t } = useTranslation();
  const label = useLabels();
  if (alerts.length === 0) return null;
  return (
    <ul className={css.alerts} aria-label={t('file.alerts')}>
      {alerts.map(({ kind, tone, code, days, entry }, index) => {
        const words = t(`file.alert.${kind}`, { what: code ? label(code[1], code[0]) : '', count: days ?? 0 });
        return (
          <li key={`${kind} ${entry ?? index}`} className={css[tone]}>
            <Icon name={tone === 'law' ? 'lock' : 'warning'} size={16} /> <span>{words}</span>
            <NamedProvider value={words}>{entry && <EntryLink to={{ eventId: entry }} />}</NamedProvider>
          </li>
        );
      })}
    </ul>
  );
};
