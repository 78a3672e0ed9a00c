import type { RefObject } from 'react';
import { Link, useRouteContext, useRouter } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { refusalIn } from '../../api/refusal.js';
import { FOUND_STANDINGS } from '../../caseload/documents.js';
import { List } from '../../caseload/List.js';
import { MayBeMissing } from '../../caseload/MayBeMissing.js';
import { writeSought, type SoughtPerson } from '../../caseload/sought.js';
import type { Purpose } from '../../journey/purposes.js';
import { usePlainWords } from '../../language/plain-words.js';
import { isLeaving } from '../../layout/is-leaving.js';
import { keepSearchOfNext } from '../../session/shown-search.js';
import type { Values } from '../values.js';
import { useNamesakes } from './use-namesakes.js';
import css from '../Form.module.css';

interface Props {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly values: Values;
  readonly purpose: Purpose;
  /** What was typed is kept meanwhile, so that nobody is asked about it. */
  readonly onGo: () => void;
}

/**
 * Who of the user’s own cases may be the person that a referral is about, before it is recorded. Each search is a recorded
 * read, so that one is made when the focus leaves the names, and not with each letter. It finds nobody whose record the
 * user may not open: those are compared by the service, for the supervisors of both.
 */
export const Namesakes = ({ form, values, purpose, onGo }: Props) => {
  const { t } = useTranslation();
  const inPlainWords = usePlainWords();
  const router = useRouter();
  const { person } = useRouteContext({ from: '__root__' });
  const { found = [], further, outdated, leftOut = 0, error } = useNamesakes(form, values, purpose) ?? {};
  const survivorIds = found.map(({ survivorId }) => survivorId);
  const [{ data: standings }] = useQuery({
    query: FOUND_STANDINGS,
    variables: { purpose, survivorIds },
    pause: survivorIds.length === 0,
  });
  const cases = new Map(standings?.caseload.edges.map(({ node }) => [node.survivorId, node]));
  const refusal = refusalIn(error);
  const searchFor = (sought: SoughtPerson) => (
    <Link to="/cases" onClick={(event) => isLeaving(event) && keepSearchOfNext(router, person.id, writeSought(sought))}>
      {t('form.namesakesSearch')}
    </Link>
  );
  return (
    // there from the start: screen readers announce what comes into it
    <div role="status" data-namesakes onClickCapture={(event) => isLeaving(event) && onGo()}>
      {(found.length > 0 || further || outdated || leftOut > 0 || refusal) && (
        <div className={css.namesakes}>
          <MayBeMissing isStale={outdated !== undefined} leftOut={leftOut}>
            {outdated && !further && searchFor(outdated)}
          </MayBeMissing>
          {found.length > 0 && (
            <>
              <p>
                <strong>{t('form.namesakes', { count: found.length })}</strong>
              </p>
              <p>{t('form.namesakesWhy')}</p>
              <List listed={found.map((one) => ({ ...one, one: cases.get(one.survivorId) }))} />
            </>
          )}
          {further && (
            <p>
              {t(found.length > 0 ? 'form.namesakesMore' : 'form.namesakesNotAll')} {searchFor(further)}
            </p>
          )}
          {refusal && (
            <p>
              {t('form.namesakesRefused')} {inPlainWords(refusal.message)}
            </p>
          )}
        </div>
      )}
    </div>
  );
};
