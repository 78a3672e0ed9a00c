import { useState } from 'react';
import type { TFunction } from 'i18next';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { useLabels } from '../language/labels.js';
import { Refused, Waiting } from '../layout/Answer.js';
import { Button } from '../layout/Button.js';
import { ATTEMPTS, type AttemptsOfDay } from './documents.js';
import css from './Looks.module.css';
import { WhoLine } from './WhoLine.js';

/** Who attempted what and was refused, by day and colleague, also where no record was named. */
export const Attempts = () => {
  const { t } = useTranslation();
  const [pages, setPages] = useState<readonly (string | null)[]>([null]);
  return (
    <section aria-labelledby="attempts" className={css.looks}>
      <h2 id="attempts">{t('replay.attempts.title')}</h2>
      <p>{t('replay.attempts.lead')}</p>
      {pages.map((after, index) => (
        <PageOfAttempts
          key={after}
          after={after}
          onMore={index === pages.length - 1 ? (next) => setPages([...pages, next]) : undefined}
        />
      ))}
    </section>
  );
};

interface PageProps {
  readonly after: string | null;
  readonly onMore: ((after: string) => void) | undefined;
}

const PageOfAttempts = ({ after, onMore }: PageProps) => {
  const { t } = useTranslation();
  const [{ data, error }, again] = useQuery({
    query: ATTEMPTS,
    variables: { after },
    requestPolicy: 'cache-and-network',
  });
  if (error) return <Refused error={error} again={() => again()} />;
  if (!data) return <Waiting rows={2} />;
  const { edges, pageInfo } = data.refusedAttempts;
  const { endCursor, hasNextPage } = pageInfo;
  if (edges.length === 0 && after === null) return <p>{t('replay.looks.none')}</p>;
  return (
    <>
      <ul>
        {edges.map(({ cursor, node }) => (
          <Attempt key={cursor} attempt={node} />
        ))}
      </ul>
      {hasNextPage && endCursor && onMore && (
        <Button variant="light" onClick={() => onMore(endCursor)}>
          {t('replay.looks.more')}
        </Button>
      )}
    </>
  );
};

/** A command by its label; of the queries, figures are about no record. */
const operationInWords = (name: string, isKnown: (key: string) => boolean, t: TFunction): string => {
  const mutation = `mutation.${name[0]!.toLowerCase()}${name.slice(1)}`;
  if (isKnown(mutation)) return t(mutation);
  return name === 'figures' ? t('place.figures') : t('replay.attempts.reading');
};

const Attempt = ({ attempt }: { readonly attempt: AttemptsOfDay }) => {
  const { t, i18n } = useTranslation();
  const label = useLabels();
  const { operation, records, figures } = attempt;
  return (
    <WhoLine
      of={attempt}
      about={[
        operationInWords(operation, (key) => i18n.exists(key), t),
        records > 0 && t('replay.attempts.records', { count: records }),
        figures.map((figure) => label(figure)).join(', '),
      ]}
    />
  );
};
