import { useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { dayInWords } from '../language/days.js';
import { Refused, Waiting } from '../layout/Answer.js';
import { shortOf } from '../journey/name.js';
import { BEHIND } from './documents.js';
import type { Period } from './period.js';
import css from './FigureCard.module.css';

/** The entries that a figure counts, in pages of twenty. */
export const BehindIt = ({ id, period }: { readonly id: string; readonly period: Period }) => {
  const { t } = useTranslation();
  const [after, setAfter] = useState<string | null>(null);
  const [{ data, error, fetching }] = useQuery({ query: BEHIND, variables: { id, ...period, after } });
  if (error) return <Refused error={error} />;
  if (!data && fetching) return <Waiting rows={2} />;
  const { edges, pageInfo } = data!.figures[0]!.events;
  if (edges.length === 0) return <p className={css.definition}>{t('figures.nothing')}</p>;
  return (
    <>
      <ul className={css.events}>
        {edges.map(({ node }) => (
          <li key={node.eventId}>
            <time dateTime={node.happenedOn}>{dayInWords(node.happenedOn)}</time>
            <Link to="/journey/$survivorId" params={{ survivorId: node.subject }}>
              {shortOf(node.subject)}
            </Link>
          </li>
        ))}
      </ul>
      {pageInfo.hasNextPage && (
        <button type="button" className={css.more} onClick={() => setAfter(pageInfo.endCursor)}>
          {t('figures.next')}
        </button>
      )}
    </>
  );
};
