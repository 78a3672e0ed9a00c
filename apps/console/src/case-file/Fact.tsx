import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MutationName } from '../api/schema.js';
import { mutationInWords } from '../forms/words.js';
import { Icon } from '../layout/Icon.js';
import { useCaseFile } from './context.js';
import css from './Fact.module.css';

export const Facts = ({ children }: { readonly children: ReactNode }) => <dl className={css.facts}>{children}</dl>;

interface Props {
  readonly label: ReactNode;
  /** The entry that said it. */
  readonly entry?: string | null | undefined;
  readonly children: ReactNode;
}

/** A name and its value, with a link to the entry that said it. */
export const Fact = ({ label, entry, children }: Props) => (
  <div className={css.fact}>
    <dt>{label}</dt>
    <dd>
      <div>{children}</div>
      {entry && <EntryLink eventId={entry} of={label} />}
    </dd>
  </div>
);

/**
 * Goes to the entry in the timeline; to its beginning while the entry is not on the page. Before the interview there is
 * no timeline.
 */
export const EntryLink = ({ eventId, of }: { readonly eventId: string; readonly of: ReactNode }) => {
  const { t } = useTranslation();
  const { inPart } = useCaseFile();
  if (inPart) return null;
  const entryName = typeof of === 'string' ? of : '';
  return (
    <a
      className={css.entry}
      href={`#entry-${eventId}`}
      title={t('file.entry')}
      aria-label={`${t('file.entry')}${entryName && `${t('colon')}${entryName}`}`}
      onClick={() => {
        if (!document.getElementById(`entry-${eventId}`)) document.getElementById('way')?.scrollIntoView();
      }}
    >
      <Icon name="next" size={16} />
    </a>
  );
};

/** Nothing was recorded: a link to record it, where that is possible. */
export const NotRecorded = ({ record }: { readonly record?: MutationName }) => {
  const { t } = useTranslation();
  const { survivorId, purpose, available, inPart } = useCaseFile();
  return (
    <span className={css.nothing}>
      {t(inPart ? 'file.notShownYet' : 'file.notRecorded')}
      {record && available.has(record) && !available.get(record) && (
        <>
          {' '}
          <Link to="/record/$mutation" params={{ mutation: record }} search={{ survivorId, purpose }}>
            {mutationInWords(record, t)}
          </Link>
        </>
      )}
    </span>
  );
};

/** Somebody asked, and there is none. */
export const None = () => {
  const { t } = useTranslation();
  return <span className={css.nothing}>{t('file.none')}</span>;
};
