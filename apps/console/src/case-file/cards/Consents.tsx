import { useTranslation } from 'react-i18next';
import { dayInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import { Mark } from '../../caseload/Mark.js';
import { Card, Folded } from '../Card.js';
import { isInForce } from '../consents.js';
import { useCaseFile } from '../context.js';
import type { CaseFile } from '../documents/case-file.js';
import { Fact, Facts, NotRecorded } from '../Fact.js';

type Consent = CaseFile['consents'][number];

/** What the survivor agreed to, and until when; what is over is folded. */
export const Consents = ({ file: { consents } }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  const { day } = useCaseFile();
  const live = consents.filter((one) => isInForce(one, day));
  const overridden = consents.filter((one) => one.overridden);
  const ended = consents.filter((one) => !one.overridden && !isInForce(one, day));
  return (
    <Card id="consents" count={live.length}>
      <Facts>
        {live.length === 0 && (
          <Fact label={t('file.inForce')}>
            <NotRecorded record="giveConsent" />
          </Fact>
        )}
        {live.map((one) => (
          <ConsentFact key={one.consentId} consent={one} />
        ))}
        {overridden.map((one) => (
          <ConsentFact key={one.consentId} consent={one} />
        ))}
      </Facts>
      <Folded label={t('file.ended')} count={ended.length}>
        <Facts>
          {ended.toReversed().map((one) => (
            <ConsentFact key={one.consentId} consent={one} />
          ))}
        </Facts>
      </Folded>
    </Card>
  );
};

const ConsentFact = ({ consent }: { readonly consent: Consent }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { scopes, givenBy, on, expiresOn, overridden, upheld, withdrawnOn, lastEventId } = consent;
  return (
    <Fact label={scopes.map((one) => label(one, 'ConsentScope')).join(', ')} entry={lastEventId}>
      {overridden ? (
        <Mark tone={upheld === false ? 'danger' : 'watch'}>
          {t(upheld === null ? 'file.overriddenWaits' : upheld ? 'file.overriddenUpheld' : 'file.overriddenNot')}
        </Mark>
      ) : (
        t('file.givenBy', { who: label(givenBy, 'ConsentGiver') })
      )}
      {' · '}
      {dayInWords(on)}
      {!overridden && (
        <>
          {' · '}
          {withdrawnOn
            ? t('file.withdrawnOn', { day: dayInWords(withdrawnOn) })
            : expiresOn
              ? t('file.until', { day: dayInWords(expiresOn) })
              : t('file.noEnd')}
        </>
      )}
    </Fact>
  );
};
