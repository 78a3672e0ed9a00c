import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { countryInWords } from '../../forms/places.js';
import { dayInWords, monthInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import { personalInWords, type Personal } from '../../journey/name.js';
import { agesIn } from '../age.js';
import { Card, Presses } from '../Card.js';
import { useCaseFile } from '../context.js';
import type { CaseFile } from '../documents/case-file.js';
import { HEALTH } from '../documents/sealed.js';
import { FAMILY_WORDS } from '../documents/words/person.js';
import { Fact, Facts, NotRecorded } from '../Fact.js';
import { PersonalValue, SeveralValues } from '../PersonalValue.js';
import { SealedValues } from '../Sealed.js';

const withMonthInWords = (month: Personal & { readonly eventId: string | null }) =>
  month.value ? { ...month, value: monthInWords(month.value) } : month;

/** Relatives with a record of their own, and who depends on the survivor. */
export const Family = ({ file: { relatives, dependants } }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { day } = useCaseFile();
  return (
    <Card id="family" count={relatives.length + dependants.length}>
      <Facts>
        {relatives.length + dependants.length === 0 && (
          <Fact label={t('file.part.family')}>
            <NotRecorded record="recordDependant" />
          </Fact>
        )}
        {relatives.map(({ linkId, relation, foundTogether, otherSurvivorId, lastEventId }, at) => (
          <Fact
            key={linkId}
            label={label(relation, 'Kinship')}
            places={['Relative', linkId, 'relation', 'foundTogether']}
            entry={lastEventId}
          >
            {otherSurvivorId?.value ? (
              <Link to="/journey/$survivorId" params={{ survivorId: otherSurvivorId.value }}>
                {t('file.fileOf', { who: whichOf(relatives, at, label(relation, 'Kinship')) })}
              </Link>
            ) : (
              t('file.otherRecord')
            )}
            {foundTogether && ` · ${t('file.foundTogether')}`}
          </Fact>
        ))}
        {dependants.map((one) => (
          <Fact
            key={one.dependantId}
            label={label(one.relation, 'Kinship')}
            places={[
              'Dependant',
              one.dependantId,
              'relation',
              'birthYear',
              'livesWith',
              'country',
              'custody',
              'custodyOn',
            ]}
            entry={one.lastEventId}
          >
            {[
              personalInWords(one.name, t),
              one.birthYear && t('form.aboutAge', agesIn(one.birthYear, day)),
              t('file.livesWith', { who: label(one.livesWith, 'DependantHome') }),
              one.country && countryInWords(one.country),
              one.custody !== 'NONE' &&
                `${label(one.custody, 'CustodyStatus')}${one.custodyOn ? `, ${dayInWords(one.custodyOn)}` : ''}`,
            ]
              .filter(Boolean)
              .join(' · ')}
          </Fact>
        ))}
      </Facts>
      <Presses>
        {relatives.length + dependants.length > 0 && (
          <SealedValues query={FAMILY_WORDS} label={t('file.familyWords')}>
            {(survivor) => (
              <Facts>
                {relatives.map(({ linkId, relation }) => (
                  <Fact key={linkId} label={label(relation, 'Kinship')}>
                    <PersonalValue of={survivor.relatives.find((one) => one.linkId === linkId)?.note} />
                  </Fact>
                ))}
                {dependants.map(({ dependantId, relation, name }) => {
                  const words = survivor.dependants.find((one) => one.dependantId === dependantId);
                  return (
                    <Fact
                      key={dependantId}
                      label={`${label(relation, 'Kinship')}${t('colon')}${personalInWords(name, t)}`}
                    >
                      <SeveralValues of={[words?.court, words?.note]} />
                    </Fact>
                  );
                })}
              </Facts>
            )}
          </SealedValues>
        )}
        {/* in every file: standing only where there is one, it would itself tell of a pregnancy */}
        <SealedValues query={HEALTH} label={t('file.pregnancies')}>
          {({ pregnancies, births }) => (
            <Facts>
              {pregnancies.length + births.length === 0 && (
                <Fact label={t('file.pregnancies')}>{t('file.noneVisible')}</Fact>
              )}
              {pregnancies.map((one) => (
                <Fact
                  key={one.pregnancyId}
                  label={t('file.pregnancy')}
                  places={['Pregnancy', one.pregnancyId, 'on', 'endedOn']}
                  entry={one.lastEventId}
                >
                  {dayInWords(one.on)}
                  {one.endedOn && ` · ${t('file.endedOn', { day: dayInWords(one.endedOn) })}`}
                  {one.dueMonth && (
                    <>
                      {' · '}
                      {t('file.dueMonth')} <PersonalValue of={withMonthInWords(one.dueMonth)} />
                    </>
                  )}
                  <Noted of={one.note} />
                </Fact>
              ))}
              {births.map((one) => (
                <Fact
                  key={one.birthId}
                  label={t('file.birth')}
                  places={['Birth', one.birthId, 'on']}
                  entry={one.lastEventId}
                >
                  {dayInWords(one.on)}
                  <Noted of={one.name} />
                  <Noted of={one.note} />
                </Fact>
              ))}
            </Facts>
          )}
        </SealedValues>
      </Presses>
    </Card>
  );
};

/** Of several in the same relation, which one: nobody could distinguish two links with one name. */
const whichOf = (relatives: CaseFile['relatives'], at: number, relation: string): string => {
  const same = relatives.filter((one) => one.relation === relatives[at]!.relation);
  return same.length > 1 ? `${relation} ${same.indexOf(relatives[at]!) + 1}` : relation;
};

const Noted = ({ of }: { readonly of: Personal | null }) =>
  of && (
    <>
      {' · '}
      <PersonalValue of={of} />
    </>
  );
