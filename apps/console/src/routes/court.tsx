import { Link, useParams } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { CourtFacts } from '../case-file/cards/CourtFacts.js';
import { COURT_CASE } from '../case-file/documents/court.js';
import { Fact, Facts } from '../case-file/Fact.js';
import { dayInWords } from '../language/days.js';
import { Empty, Refused, Waiting } from '../layout/Answer.js';
import { Page } from '../layout/Page.js';
import '../case-file/language/load.js';
import '../lists/language/load.js';
import css from '../lists/Details.module.css';

/** One criminal case, and the case files of the survivors in it. Opening it is a reading for the court, of each of them. */
export const Court = () => {
  const { t } = useTranslation();
  const { prosecutionId } = useParams({ from: '/court/$prosecutionId' });
  const [{ data, error }, again] = useQuery({
    query: COURT_CASE,
    variables: { id: prosecutionId, purpose: 'COURT' },
  });
  if (!data) return error ? <Refused error={error} again={() => again()} /> : <Waiting />;
  const court = data.prosecution;
  if (!court) return <Empty title={t('lists.gone')} />;
  const { article, commencedOn, survivors, records } = court;
  return (
    <Page
      title={`${t('file.courtCase')}${t('colon')}${court.court}`}
      beside={
        <Link to="/lists" search={{ list: 'court' }}>
          {t('lists.back')}
        </Link>
      }
    >
      <section className={css.details}>
        <Facts>
          <Fact label={t('lists.fact.article')}>{article}</Fact>
          <Fact label={t('lists.fact.commencedOn')}>{dayInWords(commencedOn)}</Fact>
          <Fact label={t('lists.fact.survivors')}>{t('lists.survivors', { count: survivors })}</Fact>
          <Fact label={t('lists.records')}>
            {records.length === 0 && t('lists.noRecords')}
            {records.map(({ survivorId, caseNumber }) => (
              <p key={survivorId}>
                <Link to="/journey/$survivorId" params={{ survivorId }}>
                  {caseNumber}
                </Link>
              </p>
            ))}
          </Fact>
        </Facts>
        <CourtFacts court={court} />
      </section>
    </Page>
  );
};
