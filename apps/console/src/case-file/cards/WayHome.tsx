import { useTranslation } from 'react-i18next';
import { countryInWords } from '../../forms/places.js';
import { dayInWords } from '../../language/days.js';
import { joinKnown } from '../../language/known-facts.js';
import { useLabels } from '../../language/labels.js';
import { Card } from '../Card.js';
import type { CaseFile } from '../documents/case-file.js';
import { RECEPTION_PLACE } from '../documents/sealed.js';
import { Fact, Facts } from '../Fact.js';
import { PersonalValue } from '../PersonalValue.js';
import { SealedValues } from '../Sealed.js';

/** Repatriation and other returns. */
export const WayHome = ({ file: { id: survivorId, repatriation, returns } }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  const label = useLabels();
  return (
    <Card id="wayHome">
      <Facts>
        {repatriation && <RepatriationFact survivorId={survivorId} repatriation={repatriation} />}
        {repatriation?.tracing && (
          <Fact
            label={t('file.traced')}
            places={['Repatriation', survivorId, 'tracing', 'tracedOn']}
            entry={repatriation.lastEventId}
          >
            {label(repatriation.tracing, 'TracingOutcome')}
            {repatriation.tracedOn && ` · ${dayInWords(repatriation.tracedOn)}`}
          </Fact>
        )}
        {returns.map((one) => (
          <Fact
            key={one.returnId}
            label={label(one.manner, 'ReturnManner')}
            places={['Return', one.returnId, 'manner', 'on', 'from', 'transit', 'crossing', 'irregularCrossing']}
            entry={one.lastEventId}
          >
            {joinKnown(
              dayInWords(one.on),
              t('file.fromCountry', { country: countryInWords(one.from) }),
              one.transit.length > 0 && t('file.through', { countries: one.transit.map(countryInWords).join(', ') }),
              one.crossing && t('file.crossing', { where: one.crossing }),
              one.irregularCrossing !== null &&
                t(one.irregularCrossing ? 'file.crossedIrregularly' : 'file.crossedRegularly'),
            )}
          </Fact>
        ))}
      </Facts>
      {repatriation?.status === 'COMPLETED' && (
        <SealedValues query={RECEPTION_PLACE} label={t('file.receptionPlace')}>
          {(survivor) => (
            <Facts>
              <Fact label={t('file.receptionPlace')}>
                <PersonalValue of={survivor.repatriation?.receptionPlace} />
              </Fact>
            </Facts>
          )}
        </SealedValues>
      )}
    </Card>
  );
};

interface RepatriationProps {
  readonly survivorId: string;
  readonly repatriation: NonNullable<CaseFile['repatriation']>;
}

/** How far it is; once it is completed, where the border was crossed and who took part. */
const RepatriationFact = ({ survivorId, repatriation: one }: RepatriationProps) => {
  const { t } = useTranslation();
  const label = useLabels();
  return (
    <Fact
      label={t('file.repatriation')}
      places={[
        'Repatriation',
        survivorId,
        'status',
        'from',
        'requestedOn',
        'endedOn',
        'crossing',
        'authorities',
        'escort',
      ]}
      entry={one.lastEventId}
    >
      {joinKnown(
        label(one.status, 'RepatriationStatus'),
        one.from && t('file.fromCountry', { country: countryInWords(one.from) }),
        one.requestedOn && t('file.requestedOn', { day: dayInWords(one.requestedOn) }),
        one.endedOn && t('file.endedOn', { day: dayInWords(one.endedOn) }),
        one.crossing && t('file.crossing', { where: one.crossing }),
        one.authorities.length > 0 && t('file.authorities', { who: one.authorities.join(', ') }),
        one.escort && t('file.escort', { who: one.escort }),
      )}
    </Fact>
  );
};
