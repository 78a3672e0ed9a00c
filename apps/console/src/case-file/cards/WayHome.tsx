import { useTranslation } from 'react-i18next';
import { countryInWords } from '../../forms/places.js';
import { dayInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import { Card } from '../Card.js';
import type { CaseFile } from '../documents/case-file.js';
import { Fact, Facts } from '../Fact.js';

/** Repatriation and other returns. */
export const WayHome = ({ file: { id: survivorId, repatriation, returns } }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  const label = useLabels();
  return (
    <Card id="wayHome">
      <Facts>
        {repatriation && (
          <Fact
            label={t('file.repatriation')}
            places={['Repatriation', survivorId, 'status', 'from', 'requestedOn', 'endedOn']}
            entry={repatriation.lastEventId}
          >
            {[
              label(repatriation.status, 'RepatriationStatus'),
              repatriation.from && t('file.fromCountry', { country: countryInWords(repatriation.from) }),
              repatriation.requestedOn && t('file.requestedOn', { day: dayInWords(repatriation.requestedOn) }),
              repatriation.endedOn && t('file.endedOn', { day: dayInWords(repatriation.endedOn) }),
            ]
              .filter(Boolean)
              .join(' · ')}
          </Fact>
        )}
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
            places={['Return', one.returnId, 'manner', 'on', 'from', 'transit', 'crossing']}
            entry={one.lastEventId}
          >
            {[
              dayInWords(one.on),
              t('file.fromCountry', { country: countryInWords(one.from) }),
              one.transit.map(countryInWords).join(', '),
              one.crossing,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Fact>
        ))}
      </Facts>
    </Card>
  );
};
