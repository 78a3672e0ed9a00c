import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MutationName } from '../api/schema.js';
import { mutationInWords } from '../forms/words.js';
import { useCaseFile } from './context.js';
import { EntryLinks, NamedProvider } from './origins/EntryLinks.js';
import type { ValuePlace } from './origins/origins.js';
import css from './Fact.module.css';

export const Facts = ({ children }: { readonly children: ReactNode }) => <dl className={css.facts}>{children}</dl>;

interface Props {
  readonly label: ReactNode;
  /** Where the value stands, for the entry that gave each part of it. */
  readonly places?: ValuePlace | readonly ValuePlace[] | undefined;
  /** The last entry about it. */
  readonly entry?: string | null | undefined;
  readonly children: ReactNode;
}

const isOne = (places: ValuePlace | readonly ValuePlace[]): places is ValuePlace => typeof places[0] === 'string';

/** A name and its value, with links to the entries that said it. */
export const Fact = ({ label, places = [], entry, children }: Props) => (
  <NamedProvider value={typeof label === 'string' ? label : ''}>
    <div className={css.fact}>
      <dt>{label}</dt>
      <dd>
        <div>{children}</div>
        <EntryLinks places={isOne(places) ? [places] : places} entry={entry} />
      </dd>
    </div>
  </NamedProvider>
);

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
