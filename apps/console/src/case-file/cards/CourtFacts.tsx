import { useEffect, type ComponentProps } from 'react';
import { useTranslation } from 'react-i18next';
import { useLabels } from '../../language/labels.js';
import type { CourtDetails } from '../documents/court.js';
import { Fact, Facts, None } from '../Fact.js';
import { EntryLinks } from '../origins/EntryLinks.js';
import type { ValuePlace } from '../origins/origins.js';
import { OtherEntries } from '../origins/OtherEntries.js';
import { useOrigins } from '../origins/use-origins.js';
import { marksOf } from '../../other-reviews/value-marks.js';
import { ValueMarks } from '../../other-reviews/ValueMarks.js';
import { detailsInWords } from './court-details.js';

type OtherEntriesProps = ComponentProps<typeof OtherEntries>;

interface Props {
  readonly court: CourtDetails;
  readonly prosecutionId: string;
  readonly heading?: OtherEntriesProps['heading'];
  readonly amends?: OtherEntriesProps['amends'];
}

/** What happened in a court case, in the order in which it comes about; each value leads to its entry in the case. */
export const CourtFacts = ({ court, prosecutionId, heading = 'h4', amends }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { origins, ask } = useOrigins();
  useEffect(() => {
    // its entries stand in no other list
    void ask(prosecutionId);
  }, [ask, prosecutionId, origins === undefined]);
  const saidIn = (...fields: readonly string[]): readonly ValuePlace[] => [['Prosecution', prosecutionId, ...fields]];
  return (
    <>
      <Facts>
        {detailsInWords(court, { label, t }).map(([name, values]) => (
          <Fact key={name} label={t(`file.${name}`)} places={name in WHOLE ? saidIn(...WHOLE[name]!) : []}>
            {values.length === 0 ? (
              <None />
            ) : (
              values.map((value, index) => (
                <p key={`${index} ${value}`}>
                  {value} <ValueMarks marks={marksOf(court.marks, ...placeOf(name, index))} />{' '}
                  {!(name in WHOLE) && <EntryLinks places={saidIn(...placeOf(name, index))} />}
                </p>
              ))
            )}
          </Fact>
        ))}
      </Facts>
      <OtherEntries
        title={t('file.courtEntries')}
        prosecutionId={prosecutionId}
        heading={heading}
        {...(amends && { amends })}
      />
    </>
  );
};

/** Where a row is called otherwise than the list that it shows. */
const FIELDS: Readonly<Record<string, string>> = { plannedHearings: 'planned' };

/** The fields behind what is said of the case as a whole. */
const WHOLE: Readonly<Record<string, readonly string[]>> = {
  commenced: ['commencedOn'],
  survivorsIn: ['survivors'],
  outcome: ['outcome', 'concludedOn'],
};

const placeOf = (name: string, index: number): readonly string[] => WHOLE[name] ?? [`${FIELDS[name] ?? name}/${index}`];
