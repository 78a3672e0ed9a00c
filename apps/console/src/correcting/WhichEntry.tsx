import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { Button } from '../layout/Button.js';
import type { Inputs } from '../forms/inputs.js';
import type { Purpose } from '../journey/purposes.js';
import { ErrorNotice, Waiting } from '../layout/Answer.js';
import { ENTRIES, type RecordedEntry } from './documents.js';
import { Entries } from './Entries.js';
import type { Way } from './ways.js';
import css from './WhichEntry.module.css';

interface Props {
  readonly survivorId: string;
  readonly purpose: Purpose;
  readonly inputs: Inputs;
  readonly way: Way;
}

/** The entries of the record, latest first. */
export const WhichEntry = (props: Props) => {
  const { survivorId, purpose } = props;
  const { t } = useTranslation();
  const [after, setAfter] = useState<string | null>(null);
  const [known, setKnown] = useState<readonly RecordedEntry[]>([]);
  const [{ data, error, fetching }, again] = useQuery({
    query: ENTRIES,
    variables: { survivorId, purpose, after, eventId: null },
  });
  const page = data?.entries;
  useEffect(() => {
    if (page)
      setKnown((before) => [...before.filter((one) => !isIn(page, one)), ...page.edges.map(({ node }) => node)]);
  }, [page]);
  return (
    <div className={css.which}>
      {error && <ErrorNotice error={error} again={() => again()} />}
      {known.length === 0 && !error && <Waiting rows={6} />}
      {known.length > 0 && <Entries {...props} entries={known} />}
      {page?.pageInfo.hasNextPage && (
        <Button variant="light" loading={fetching} onClick={() => setAfter(page.pageInfo.endCursor)}>
          {t('more')}
        </Button>
      )}
    </div>
  );
};

const isIn = (page: { readonly edges: readonly { readonly node: RecordedEntry }[] }, one: RecordedEntry): boolean =>
  page.edges.some(({ node }) => node.eventId === one.eventId);
