import { useTranslation } from 'react-i18next';
import { countryInWords, languageInWords } from '../../forms/places.js';
import { dayInWords } from '../../language/days.js';
import { joinKnown } from '../../language/known-facts.js';
import { useLabels } from '../../language/labels.js';
import { Card, Fold } from '../Card.js';
import type { CaseFile } from '../documents/case-file.js';
import { INTERVIEW_WORDS, NARRATIVES } from '../documents/words/person.js';
import { Fact, Facts, NotRecorded } from '../Fact.js';
import type { ValuePlace } from '../origins/origins.js';
import { PersonalValue } from '../PersonalValue.js';
import { SealedValues } from '../Sealed.js';

/** Who identified the survivor, as what, and how they were exploited. */
export const Identification = ({ file }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { identification: found } = file;
  const decided = found?.decidedOn;
  return (
    <Card id="identification">
      <Facts>
        <Fact
          label={t('file.status')}
          places={['Identification', file.id, 'status', 'level', 'decidedOn', 'decidedBy']}
          entry={found?.lastEventId}
        >
          {found && decided ? (
            [
              label(found.status, 'TraffickingStatus'),
              label(found.level, 'IdentificationLevel'),
              t('file.onBy', { day: dayInWords(decided), who: label(found.decidedBy, 'DecidingAuthority') }),
            ]
              .filter(Boolean)
              .join(' · ')
          ) : (
            <NotRecorded record="identifySurvivor" />
          )}
        </Fact>
        <Fact
          label={t('file.screenings')}
          places={found?.interviews ? ['Identification', file.id, 'interviews'] : []}
          entry={found?.interviews ? found.lastEventId : null}
        >
          {found?.interviews ? found.interviews : <NotRecorded record="conductScreeningInterview" />}
        </Fact>
      </Facts>
      {found?.episodes.map((episode, at) => (
        <Episode
          key={episode.episodeId}
          episode={episode}
          place={['Identification', file.id, `episodes/${at}`]}
          entry={found.lastEventId}
        />
      ))}
      {found && found.episodes.length > 0 && <Narratives episodes={found.episodes} />}
      <Interviews file={file} />
      <Fold label={t('file.decisions')} count={(found?.decisions.length ?? 0) > 1 ? found!.decisions.length : 0}>
        <Facts>
          {found?.decisions.map(({ on, level, decidedBy, positive }, at) => (
            <Fact
              key={`${on} ${level}`}
              label={dayInWords(on)}
              places={['Identification', file.id, `decisions/${at}`]}
              entry={found.lastEventId}
            >
              {[
                t(positive ? 'file.identified' : 'file.notIdentified'),
                label(level, 'IdentificationLevel'),
                label(decidedBy, 'DecidingAuthority'),
              ].join(' · ')}
            </Fact>
          ))}
        </Facts>
      </Fold>
    </Card>
  );
};

type EpisodeOf = NonNullable<CaseFile['identification']>['episodes'][number];

interface EpisodeProps {
  readonly episode: EpisodeOf;
  readonly place: ValuePlace;
  readonly entry: string;
}

const Episode = ({ episode, place: [what, row, path], entry }: EpisodeProps) => {
  const { t } = useTranslation();
  const label = useLabels();
  const joinLabels = (codes: readonly (string | null)[] | null, list: string) =>
    codes?.map((code) => label(code, list)).join(', ');
  const rows: readonly (readonly [name: string, value: string | undefined, ...fields: string[]])[] = [
    [
      'types',
      [joinLabels(episode.types, 'Exploitation'), joinLabels(episode.sexTypes, 'SexExploitationType')]
        .filter(Boolean)
        .join(', '),
      'types',
      'sexTypes',
    ],
    [
      'recruitment',
      joinLabels([episode.recruitment, episode.scheme].filter(Boolean), 'Recruitment'),
      'recruitment',
      'scheme',
    ],
    [
      'recruiter',
      [label(episode.recruiterRelation, 'RecruiterRelation'), joinLabels(episode.recruiterKin, 'RecruiterKin')]
        .filter(Boolean)
        .join(t('colon')),
      'recruiterRelation',
      'recruiterKin',
    ],
    ['control', joinLabels(episode.control, 'MethodOfControl'), 'control'],
    ['industry', episode.industry ?? undefined, 'industry'],
    ['months', episode.months === null ? undefined : t('file.monthsOf', { count: episode.months }), 'months'],
    [
      'ageThen',
      episode.ageWhenTrafficked === null ? undefined : t('file.age', { count: episode.ageWhenTrafficked }),
      'ageWhenTrafficked',
    ],
  ];
  return (
    <div>
      <h3>{t('file.exploitedIn', { country: countryInWords(episode.country) })}</h3>
      <Facts>
        {rows
          .filter(([, value]) => value)
          .map(([name, value, ...fields]) => (
            <Fact
              key={name}
              label={t(`file.episode.${name}`)}
              places={[what, row, ...fields.map((field) => `${path}/${field}`)]}
              entry={entry}
            >
              {value}
            </Fact>
          ))}
      </Facts>
    </div>
  );
};

/** What the survivor said about each episode, on a press. */
const Narratives = ({ episodes }: { readonly episodes: readonly EpisodeOf[] }) => {
  const { t } = useTranslation();
  return (
    <SealedValues query={NARRATIVES} label={t('file.narrative')}>
      {({ identification }) => (
        <Facts>
          {episodes.map(({ episodeId, country }) => (
            <Fact key={episodeId} label={t('file.exploitedIn', { country: countryInWords(country) })}>
              <PersonalValue of={identification?.episodes.find((one) => one.episodeId === episodeId)?.narrative} />
            </Fact>
          ))}
        </Facts>
      )}
    </SealedValues>
  );
};

const Interviews = ({ file }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const held = file.forensicInterviews;
  const waiting = file.forensicInterviewRequests.filter(
    ({ forensicInterviewId }) => !held.some((one) => one.forensicInterviewId === forensicInterviewId),
  );
  if (held.length + waiting.length === 0) return null;
  return (
    <div>
      <h3>{t('file.forensicInterviews')}</h3>
      <Facts>
        {waiting.map((one) => (
          <Fact
            key={one.forensicInterviewId}
            label={dayInWords(one.on)}
            places={['ForensicRequest', one.forensicInterviewId, 'agency', 'on']}
            entry={one.lastEventId}
          >
            {t('file.requestedBy', { who: one.agency })}
          </Fact>
        ))}
        {held.map((one) => (
          <Fact
            key={one.forensicInterviewId}
            label={dayInWords(one.on)}
            places={[
              'ForensicInterview',
              one.forensicInterviewId,
              'interviewer',
              'setting',
              'language',
              'ageOnDay',
              'outcome',
              'recorded',
              'mediaSha256',
              'handedOver',
            ]}
            entry={one.lastEventId}
          >
            {joinKnown(
              one.interviewer,
              label(one.setting, 'ForensicSetting'),
              languageInWords(one.language),
              one.ageOnDay !== null && t('file.age', { count: one.ageOnDay }),
              label(one.outcome, 'Disclosure'),
              t(one.recorded ? 'file.taped' : 'file.notTaped'),
              one.mediaSha256 && t('file.sha256', { hash: one.mediaSha256 }),
              ...one.handedOver.map(({ on, to }) => t('file.handedOver', { who: to, day: dayInWords(on) })),
            )}
          </Fact>
        ))}
      </Facts>
      {held.length > 0 && (
        <SealedValues query={INTERVIEW_WORDS} label={t('file.interviewWords')}>
          {({ forensicInterviews }) => (
            <Facts>
              {forensicInterviews.map((one) => (
                <Fact
                  key={one.forensicInterviewId}
                  label={dayInWords(held.find((it) => it.forensicInterviewId === one.forensicInterviewId)?.on ?? '')}
                >
                  <PersonalValue of={one.summary} />
                  {one.repeatReason && (
                    <>
                      {' · '}
                      <PersonalValue of={one.repeatReason} />
                    </>
                  )}
                </Fact>
              ))}
            </Facts>
          )}
        </SealedValues>
      )}
    </div>
  );
};
