import { useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/use-pages.js';
import { SaveList } from '../exports/SaveList.js';
import { useLabels } from '../language/labels.js';
import { ErrorNotice, Waiting } from '../layout/Answer.js';
import { More } from '../layout/More.js';
import type { Purpose } from '../journey/purposes.js';
import { LOOKS_BY_DAY, type LooksOfDay } from './documents.js';
import { COLLAPSED_PARTS, looksByPart } from './looks.js';
import { WhoLine } from './WhoLine.js';

interface Props {
  readonly survivorId: string;
  readonly purpose: Purpose;
  readonly days: { readonly from?: string; readonly to?: string };
  readonly onLoaded: () => void;
}

/** Who read the record, by person, day and purpose; being seen in a list stands apart from being opened. */
export const Looks = ({ survivorId, purpose, days, onLoaded }: Props) => {
  const { t } = useTranslation();
  const of = { survivorId, purpose, ...days };
  const { nodes: looks, complete, stale, error, more } = usePages(LOOKS_BY_DAY, of, ({ looksByDay }) => looksByDay);
  useEffect(() => {
    if (looks) onLoaded();
  }, [looks === undefined]);
  if (error) return <ErrorNotice error={error} />;
  if (!looks) return <Waiting rows={2} />;
  return (
    <>
      {complete === false && <p role="alert">{t('replay.looks.incomplete')}</p>}
      {stale && <p role="status">{t('replay.looks.stale')}</p>}
      {looks.length === 0 && <p>{t(days.from || days.to ? 'replay.looks.none' : 'replay.nobody')}</p>}
      {looksByPart(looks).map(([part, some]) => (
        <details key={part} open={!COLLAPSED_PARTS.has(part)}>
          <summary>
            {t(`replay.looks.${part}`)} <span>{more ? `${some.length}+` : some.length}</span>
          </summary>
          {part === 'seen' && <p>{t('replay.looks.seenWhy')}</p>}
          <ul>
            {some.map((one, at) => (
              // lists only grow at their end, and two lines may show the same: purposes that this version does not know
              <Look key={at} look={one} />
            ))}
          </ul>
        </details>
      ))}
      {looks.length > 0 && <SaveList list="who-looked" purpose={purpose} filters={{ survivorId, ...days }} />}
      <More more={more} label={t('replay.looks.more')} isSaved />
    </>
  );
};

const Look = ({ look }: { readonly look: LooksOfDay }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { manner, office, deputyOf, purpose, classes } = look;
  return (
    <WhoLine
      of={look}
      as={[label(office), deputyOf && t('deputy.for', { worker: deputyOf })]}
      about={[
        manner !== 'OPENED' && manner !== 'LISTED' && label(manner, 'LookManner'),
        label(purpose, 'Purpose'),
        classes.map((one) => label(one, 'PersonalClass')).join(', '),
      ]}
    />
  );
};
