import { useTranslation } from 'react-i18next';
import { useLabels } from '../../language/labels.js';
import type { CourtDetails } from '../documents/court.js';
import { Fact, Facts, None } from '../Fact.js';
import { detailsInWords } from './court-details.js';

/** What happened in a court case, in the order in which it comes about. */
export const CourtFacts = ({ court }: { readonly court: CourtDetails }) => {
  const { t } = useTranslation();
  const label = useLabels();
  return (
    <Facts>
      {detailsInWords(court, { label, t }).map(([name, values]) => (
        <Fact key={name} label={t(`file.${name}`)}>
          {values.length === 0 ? <None /> : values.map((value, index) => <p key={`${index} ${value}`}>{value}</p>)}
        </Fact>
      ))}
    </Facts>
  );
};
