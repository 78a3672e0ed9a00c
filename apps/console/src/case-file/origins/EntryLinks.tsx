import { createContext, useContext, type MouseEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { eventInWords } from '../../journey/events.js';
import { dayInWords } from '../../language/days.js';
import { Icon } from '../../layout/Icon.js';
import type { OriginEntry } from './document.js';
import type { ValuePlace } from './origins.js';
import { useOrigins } from './use-origins.js';
import css from './EntryLinks.module.css';

/** What the values are called beside which a link stands, so that no two links have the same name. */
const Named = createContext('');
export const NamedProvider = Named.Provider;

/** More links than these are folded: they would be as many stops of the keyboard. */
const LINKS_MAX = 3;

interface Props {
  /** Where the values stand, for each the entry that gave it. */
  readonly places?: readonly ValuePlace[] | undefined;
  /** The entries in which personal values are sealed, which say it themselves. */
  readonly said?: readonly (string | null | undefined)[];
  /** The last entry about them, in case nothing more exact is known. */
  readonly entry?: string | null | undefined;
}

/** Links from values to the entries that gave them. */
export const EntryLinks = ({ places = [], said = [], entry }: Props) => {
  const { t } = useTranslation();
  const { origins, hasTimeline } = useOrigins();
  if (!hasTimeline) return null;
  const exact: readonly To[] = origins?.of(places) ?? [];
  const open = exact.length > 0 || !entry ? exact : [{ eventId: entry }];
  const entries = joinEntries(
    said.flatMap((eventId) => (eventId ? { eventId } : [])),
    open,
  );
  const shown = entries.slice(0, entries.length > LINKS_MAX ? 1 : LINKS_MAX);
  const folded = entries.slice(shown.length);
  if (entries.length === 0) return null;
  return (
    <span className={css.links}>
      {shown.map((one, at) => (
        // the first one keeps the focus when it becomes known where it leads
        // oxlint-disable-next-line react/no-array-index-key
        <EntryLink key={at} to={one} {...(exact.length === 0 && !said.includes(one.eventId) && { places })} />
      ))}
      {folded.length > 0 && (
        <details className={css.several}>
          <summary>{t('file.moreEntries', { count: folded.length })}</summary>
          <ul>
            {folded.map((one) => (
              <li key={one.eventId}>
                <EntryLink to={one} isWritten />
              </li>
            ))}
          </ul>
        </details>
      )}
    </span>
  );
};

type To = Pick<OriginEntry, 'eventId'> & Partial<OriginEntry>;

/** Each entry once. */
const joinEntries = (...lists: readonly (readonly To[])[]): readonly To[] => [
  ...new Map(lists.flat().map((one) => [one.eventId, one])).values(),
];

interface EntryLinkProps {
  readonly to: To;
  /** Where it goes instead, once the entries behind these values are known. */
  readonly places?: readonly ValuePlace[];
  readonly isWritten?: boolean;
}

export const entryAnchorOf = ({ eventId, prosecutionId }: To): string =>
  `${prosecutionId ? 'court' : 'entry'}-${eventId}`;

/** The button of a mouse that opens a tab. */
const MIDDLE = 1;

const goTo = (to: To): void => {
  const anchor = entryAnchorOf(to);
  // to the beginning of the timeline while the entry is not on the page, which loads it
  if (!to.prosecutionId && !document.getElementById(anchor)) document.getElementById('way')?.scrollIntoView();
};

/** To one entry: its name tells what it is about and, once that is known, which entry it is. */
export const EntryLink = ({ to, places = [], isWritten = false }: EntryLinkProps) => {
  const { t } = useTranslation();
  const named = useContext(Named);
  const { origins, ask, hasTimeline } = useOrigins();
  if (!hasTimeline) return null;
  const known: To = origins?.entry(to.eventId) ?? to;
  const which = known.type && known.on && `${eventInWords(known.type, t)}, ${dayInWords(known.on)}`;
  const name = [t('file.entry'), named, which].filter(Boolean).join(t('colon'));
  const isVague = places.length > 0 && !origins;
  // only a press asks, because that is a reading: a pointer or a focus that passes by must be none
  const follow = async (event: MouseEvent) => {
    const isElsewhere = event.button === MIDDLE || event.ctrlKey || event.metaKey || event.shiftKey;
    if (!isVague) return isElsewhere ? undefined : goTo(to);
    event.preventDefault();
    // opened before the answer: a browser lets nothing but the press itself open a tab
    const tab = isElsewhere ? window.open('', '_blank') : null;
    const exact = (await ask())?.of(places)[0] ?? to;
    if (tab) return tab.location.replace(new URL(`#${entryAnchorOf(exact)}`, location.href));
    location.hash = entryAnchorOf(exact);
    goTo(exact);
  };
  return (
    <a
      className={isWritten ? undefined : css.entry}
      href={`#${entryAnchorOf(known)}`}
      {...(!isWritten && {
        title: which ? `${t('file.entry')}${t('colon')}${which}` : t('file.entry'),
        'aria-label': name,
      })}
      onClick={(event) => void follow(event)}
      // a middle click is no click
      onAuxClick={(event) => event.button === MIDDLE && void follow(event)}
    >
      {isWritten ? which : <Icon name="next" size={16} />}
    </a>
  );
};
