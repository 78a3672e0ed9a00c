import { useTranslation } from 'react-i18next';
import { dayInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import { Card } from '../Card.js';
import type { CaseFile } from '../documents/case-file.js';
import { REVIEW_WORDS } from '../documents/words.js';
import { Fact, Facts, NotRecorded } from '../Fact.js';
import { PersonalValue, Written } from '../PersonalValue.js';
import { Sealed } from '../Sealed.js';

/** What several agencies recommended together, and what is in a child’s best interest. */
export const Reviews = ({ file: { mdtReviews, bestInterests } }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  const label = useLabels();
  return (
    <Card id="reviews" count={mdtReviews.length + bestInterests.length}>
      <Facts>
        {mdtReviews.length === 0 && (
          <Fact label={t('file.mdt')}>
            <NotRecorded record="holdMdtReview" />
          </Fact>
        )}
        {mdtReviews.toReversed().map((one) => (
          <Fact key={one.mdtReviewId} label={t('file.mdtOn', { day: dayInWords(one.on) })} entry={one.lastEventId}>
            {one.recommends.map((advice) => label(advice, 'MdtAdvice')).join(', ')}
            {' · '}
            {one.agencies.map((agency) => label(agency, 'MdtAgency')).join(', ')}
          </Fact>
        ))}
        {bestInterests.toReversed().map((one) => (
          <Fact key={one.bidId} label={label(one.measure, 'BestInterestMeasure')} entry={one.lastEventId}>
            {[
              label(one.outcome, 'BestInterestOutcome'),
              t('file.onBy', { day: dayInWords(one.on), who: one.determinedBy }),
              one.confirmedBy ? t('file.confirmedBy', { who: one.confirmedBy }) : t('file.notConfirmed'),
            ].join(' · ')}
          </Fact>
        ))}
      </Facts>
      {mdtReviews.length + bestInterests.length > 0 && (
        <Sealed query={REVIEW_WORDS} label={t('file.reviewWords')}>
          {(survivor) => (
            <Facts>
              {survivor.mdtReviews.map(({ mdtReviewId, recommendations: words }) => (
                <Fact
                  key={mdtReviewId}
                  label={t('file.mdtOn', {
                    day: dayInWords(mdtReviews.find((one) => one.mdtReviewId === mdtReviewId)?.on ?? ''),
                  })}
                >
                  {words?.values?.map((text) => (
                    <p key={text}>
                      <Written text={text} />
                    </p>
                  )) ?? <PersonalValue of={words && { value: null, ...words }} />}
                </Fact>
              ))}
              {survivor.bestInterests.map(({ bidId, reasons }) => (
                <Fact
                  key={bidId}
                  label={label(bestInterests.find((one) => one.bidId === bidId)?.measure, 'BestInterestMeasure')}
                >
                  <PersonalValue of={reasons} />
                </Fact>
              ))}
            </Facts>
          )}
        </Sealed>
      )}
    </Card>
  );
};
