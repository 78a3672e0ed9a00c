import { useTranslation } from 'react-i18next';
import { dayInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import { Mark } from '../../caseload/Mark.js';
import { Card, Fold } from '../Card.js';
import { invalidIn, isInForce, judgeConsents, type JudgedConsent } from '../consents.js';
import { useCaseFile } from '../context.js';
import type { CaseFile } from '../documents/case-file.js';
import { Fact, Facts, NotRecorded } from '../Fact.js';

/** What the survivor agreed to, and until when; what is over is folded. */
export const Consents = ({ file }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  const { day } = useCaseFile();
  const judged = judgeConsents(file, day);
  const live = judged.filter(isInForce);
  const invalid = invalidIn(judged);
  const overridden = file.consents.filter((one) => one.overridden);
  const ended = judged.filter((one) => !live.includes(one) && !invalid.includes(one));
  return (
    <Card id="consents" count={live.length}>
      <Facts>
        {live.length === 0 && (
          <Fact label={t('file.inForce')}>
            <NotRecorded record="giveConsent" />
          </Fact>
        )}
        {[...live, ...invalid].map((one) => (
          <Given key={one.consent.consentId} judged={one} />
        ))}
        {overridden.map((one) => (
          <Overridden key={one.consentId} consent={one} />
        ))}
      </Facts>
      <Fold label={t('file.ended')} count={ended.length}>
        <Facts>
          {ended.toReversed().map((one) => (
            <Given key={one.consent.consentId} judged={one} isOver />
          ))}
        </Facts>
      </Fold>
    </Card>
  );
};

interface GivenProps {
  readonly judged: JudgedConsent;
  /** It has ended, or another one has taken its place. */
  readonly isOver?: boolean;
}

const Given = ({ judged: { consent, standing }, isOver = false }: GivenProps) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { consentId, scopes, recipients, givenBy, on, withdrawnOn, expiresOn, lastEventId } = consent;
  const until = standing.until ?? expiresOn;
  const isInvalid = invalidIn([{ consent, standing }]).length > 0;
  return (
    <Fact
      label={scopes.map((one) => label(one, 'ConsentScope')).join(', ')}
      places={[
        'Consent',
        consentId,
        'scopes',
        'recipients',
        'givenBy',
        'on',
        withdrawnOn ? 'withdrawnOn' : 'expiresOn',
      ]}
      entry={lastEventId}
    >
      {t('file.givenBy', { who: label(givenBy, 'ConsentGiver') })}
      {' · '}
      {dayInWords(on)}
      {' · '}
      {isInvalid ? (
        <Mark tone={isOver ? 'plain' : 'danger'}>
          {t('file.notValid', { why: label(standing.flaw, 'ConsentFlaw') })}
        </Mark>
      ) : withdrawnOn ? (
        t('file.withdrawnOn', { day: dayInWords(withdrawnOn) })
      ) : until ? (
        t('file.until', { day: dayInWords(until) })
      ) : (
        t('file.noEnd')
      )}
      {recipients.length > 0 && ` · ${t('file.mayBeInformed', { who: recipients.join(', ') })}`}
    </Fact>
  );
};

const Overridden = ({ consent }: { readonly consent: CaseFile['consents'][number] }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { consentId, scopes, on, upheld, lastEventId } = consent;
  return (
    <Fact
      label={scopes.map((one) => label(one, 'ConsentScope')).join(', ')}
      places={['Consent', consentId, 'scopes', 'on', 'upheld']}
      entry={lastEventId}
    >
      <Mark tone={upheld === false ? 'danger' : 'watch'}>
        {t(upheld === null ? 'file.overriddenWaits' : upheld ? 'file.overriddenUpheld' : 'file.overriddenNot')}
      </Mark>
      {' · '}
      {dayInWords(on)}
    </Fact>
  );
};
