import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { instantInWords } from '../language/days.js';
import { useLabels } from '../language/labels.js';
import { Refused, Waiting } from '../layout/Answer.js';
import type { Purpose } from '../journey/purposes.js';
import { WHO_LOOKED } from './documents.js';
import css from './Looks.module.css';

/** The reads of the record: reader, time, purpose and basis. */
export const Looks = ({ survivorId, purpose }: { readonly survivorId: string; readonly purpose: Purpose }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const [{ data, error }] = useQuery({ query: WHO_LOOKED, variables: { survivorId, purpose } });
  if (error) return <Refused error={error} />;
  if (!data) return <Waiting rows={2} />;
  const looks = data.whoLooked?.edges ?? [];
  return (
    <section aria-labelledby="looked" className={css.looks}>
      <h2 id="looked">{t('replay.looked')}</h2>
      {looks.length === 0 && <p>{t('replay.nobody')}</p>}
      <ul>
        {looks.map(({ node }) => (
          <li key={node.eventId}>
            <time dateTime={node.at}>{instantInWords(node.at)}</time>
            <span>
              <strong>{node.who}</strong> · {t(`role.${node.role}`, { defaultValue: node.role })}
            </span>
            <span>
              {[
                label(node.kind, 'LookKind'),
                label(node.purpose, 'Purpose'),
                label(node.basis, 'Basis'),
                node.times && `× ${node.times}`,
              ]
                .filter(Boolean)
                .join(' · ')}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
};
