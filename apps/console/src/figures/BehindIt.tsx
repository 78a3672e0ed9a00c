import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { dayInWords } from '../language/days.js';
import { ErrorNotice, Waiting } from '../layout/Answer.js';
import { shortOf } from '../journey/name.js';
import type { Purpose } from '../journey/purposes.js';
import { FIGURE_EVENTS, type CountedEvent } from './documents.js';
import type { Period } from './period.js';
import css from './FigureCard.module.css';

interface Props {
  readonly id: string;
  readonly period: Period;
  readonly purpose: Purpose;
  /** The cursor after which the page begins; empty for the first. */
  readonly after: string;
  readonly onPage: (after: string) => void;
}

/** The entries that a figure counts, in pages of twenty. */
export const BehindIt = ({ id, period, purpose, after, onPage }: Props) => {
  const { t } = useTranslation();
  const variables = { id, ...period, after: after || null, purpose };
  const [{ data, error, fetching }] = useQuery({ query: FIGURE_EVENTS, variables });
  if (error) return <ErrorNotice error={error} />;
  if (!data && fetching) return <Waiting rows={2} />;
  const { edges, pageInfo, elsewhere } = data!.figures[0]!.events;
  if (edges.length === 0 && !elsewhere) return <p className={css.definition}>{t('figures.nothing')}</p>;
  return (
    <>
      <ul className={css.events}>
        {edges.map(({ node }) => (
          <li key={node.eventId}>
            <time dateTime={node.happenedOn}>{dayInWords(node.happenedOn)}</time>
            <ToEntry node={node} purpose={purpose} />
          </li>
        ))}
      </ul>
      {elsewhere !== null && elsewhere > 0 && (
        <p className={css.definition}>{t('figures.elsewhere', { count: elsewhere })}</p>
      )}
      {pageInfo.hasNextPage && (
        <button type="button" className={css.more} onClick={() => onPage(pageInfo.endCursor ?? '')}>
          {t('figures.next')}
        </button>
      )}
    </>
  );
};

interface ToEntryProps extends Pick<Props, 'purpose'> {
  readonly node: CountedEvent;
}

/** Down to the entry itself, with the purpose for which it is shown here; a court case and an activity have pages of their own. */
const ToEntry = ({ node: { subject, subjectKind, caseNumber, eventId }, purpose }: ToEntryProps) => {
  const name = caseNumber ?? shortOf(subject);
  if (subjectKind === 'OPERATION')
    return (
      <Link to="/activity/$list/$operationId" params={{ list: 'any', operationId: subject }}>
        {name}
      </Link>
    );
  if (subjectKind === 'PROSECUTION')
    return (
      <Link to="/court/$prosecutionId" params={{ prosecutionId: subject }} search={{ purpose: 'COURT' }}>
        {name}
      </Link>
    );
  return (
    <Link to="/journey/$survivorId" params={{ survivorId: subject }} search={{ purpose }} hash={`entry-${eventId}`}>
      {name}
    </Link>
  );
};
