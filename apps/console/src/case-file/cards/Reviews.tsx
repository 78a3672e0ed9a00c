import { useTranslation } from 'react-i18next';
import { Due } from '../../tasks/Due.js';
import { Mark } from '../../caseload/Mark.js';
import { dayInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import { Card } from '../Card.js';
import { useCaseFile } from '../context.js';
import type { CaseFile } from '../documents/case-file.js';
import { REVIEW_WORDS } from '../documents/words/person.js';
import { Fact, Facts, NotRecorded } from '../Fact.js';
import { EntryLink } from '../origins/EntryLinks.js';
import { PersonalValue, EnteredText } from '../PersonalValue.js';
import { SealedValues } from '../Sealed.js';

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
          <MdtReview key={one.mdtReviewId} review={one} />
        ))}
        {bestInterests.toReversed().map((one) => (
          <Fact
            key={one.bidId}
            label={label(one.measure, 'BestInterestMeasure')}
            places={['BestInterest', one.bidId, 'outcome', 'on', 'determinedBy', 'confirmedBy']}
            entry={one.lastEventId}
          >
            {[
              label(one.outcome, 'BestInterestOutcome'),
              t('file.onBy', { day: dayInWords(one.on), who: one.determinedBy }),
              one.confirmedBy ? t('file.confirmedBy', { who: one.confirmedBy }) : t('file.notConfirmed'),
            ].join(' · ')}
          </Fact>
        ))}
      </Facts>
      <ReviewWords mdtReviews={mdtReviews} bestInterests={bestInterests} />
    </Card>
  );
};

type Review = CaseFile['mdtReviews'][number];

/** What the agencies advised, who took part, and who is to do what by when. */
const MdtReview = ({ review }: { readonly review: Review }) => {
  const { t } = useTranslation();
  const { day } = useCaseFile();
  const label = useLabels();
  const { mdtReviewId, on, recommends, agencies, attendees, actions, lastEventId } = review;
  return (
    <>
      <Fact
        label={t('file.mdtOn', { day: dayInWords(on) })}
        places={['MdtReview', mdtReviewId, 'on', 'recommends', 'agencies', 'attendees']}
        entry={lastEventId}
      >
        {[
          recommends.map((advice) => label(advice, 'MdtAdvice')).join(', '),
          agencies.map((agency) => label(agency, 'MdtAgency')).join(', '),
          attendees.length > 0 && t('file.attendees', { who: attendees.join(', ') }),
        ]
          .filter(Boolean)
          .join(' · ')}
      </Fact>
      {actions.map(({ recommendationId, owner, dueOn, doneOn }, at) => (
        <Fact
          key={recommendationId}
          label={t('file.recommendation')}
          places={['MdtReview', mdtReviewId, `actions/${at}`]}
          entry={lastEventId}
        >
          {owner} ·{' '}
          {doneOn ? (
            <Mark tone="good">{t('file.doneOn', { day: dayInWords(doneOn) })}</Mark>
          ) : (
            <Due on={dueOn} asOf={day} />
          )}
        </Fact>
      ))}
    </>
  );
};

/** What was recommended and why, on a press. */
const ReviewWords = ({ mdtReviews, bestInterests }: Pick<CaseFile, 'mdtReviews' | 'bestInterests'>) => {
  const { t } = useTranslation();
  const label = useLabels();
  return (
    <SealedValues query={REVIEW_WORDS} label={t('file.reviewWords')}>
      {(survivor) => (
        <Facts>
          {survivor.mdtReviews.map(({ mdtReviewId, recommendations: words, actions }) => {
            const review = mdtReviews.find((one) => one.mdtReviewId === mdtReviewId);
            return (
              <Fact key={mdtReviewId} label={t('file.mdtOn', { day: dayInWords(review?.on ?? '') })}>
                {words?.values
                  ? words.values.map((text) => (
                      <p key={text}>
                        <EnteredText text={text} />
                      </p>
                    ))
                  : (words || actions.length === 0) && <PersonalValue of={words && { value: null, ...words }} />}
                {words?.values && words.eventId && <EntryLink to={{ eventId: words.eventId }} />}
                {actions.map(({ recommendationId, text, note }) => (
                  <p key={recommendationId}>
                    {review?.actions.find((one) => one.recommendationId === recommendationId)?.owner}
                    {t('colon')}
                    <PersonalValue of={text} />
                    {note && (
                      <>
                        {' · '}
                        <PersonalValue of={note} />
                      </>
                    )}
                  </p>
                ))}
              </Fact>
            );
          })}
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
    </SealedValues>
  );
};
