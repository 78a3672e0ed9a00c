import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePages } from '../api/use-pages.js';
import { instantInWords } from '../language/days.js';
import { useLabels } from '../language/labels.js';
import { ErrorNotice, Waiting } from '../layout/Answer.js';
import { Button } from '../layout/Button.js';
import { ListCount } from '../layout/ListCount.js';
import { More } from '../layout/More.js';
import { useKeptFocus } from '../live/use-kept-focus.js';
import type { Person } from '../session/person.js';
import { RecordComparison } from './Compared.js';
import { DUPLICATES, JUDGE, type Pair } from './documents.js';
import { useSend } from './use-send.js';
import { waitsFor } from './waits-for.js';
import css from './BetweenOffices.module.css';

/** Why records are looked at here. */
const PURPOSE = { purpose: 'DATA_QUALITY' } as const;

/** Each pair opens records, and each reading is logged: as many as are shown, and never more than this at once. */
const AGAIN = { againMax: 50 };

/** Records that may be of one person, some at a time; side by side once both offices agree. */
export const Duplicates = ({ person }: { readonly person: Person }) => {
  const { t } = useTranslation();
  const within = useKeptFocus<HTMLUListElement>();
  const { nodes, error, stale, totalCount, more, isLoading, again } = usePages(
    DUPLICATES,
    PURPOSE,
    ({ suspectedDuplicates }) => suspectedDuplicates,
    ({ duplicateId }) => duplicateId,
    AGAIN,
  );
  return (
    <section className={css.section} aria-label={t('offices.duplicates')}>
      <h2>
        {t('offices.duplicates')}
        <ListCount shown={nodes?.length ?? 0} total={totalCount} goesOn={more !== undefined} />
      </h2>
      <p className={css.quiet}>{t('offices.duplicatesLead')}</p>
      {error && <ErrorNotice error={error} again={again} />}
      {!nodes && <Waiting rows={2} />}
      {stale && <p role="status">{t('offices.duplicatesStale')}</p>}
      {nodes?.length === 0 && !error && !more && <p className={css.quiet}>{t('offices.noDuplicates')}</p>}
      <ul ref={within} tabIndex={-1} aria-label={t('offices.duplicates')} className={css.list}>
        {nodes?.map((pair) => (
          <One key={pair.duplicateId} pair={pair} person={person} onDone={again} />
        ))}
      </ul>
      <More more={more} isLoading={isLoading} />
    </section>
  );
};

interface Props {
  readonly pair: Pair;
  readonly person: Person;
  readonly onDone: () => void;
}

const One = ({ pair, person, onDone }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
  const { send, problem, isSending } = useSend(onDone);
  const { duplicateId, state, reasons, since, judgements, offices, records, keptSurvivorId } = pair;
  const closed = offices.filter((office) => records.every((record) => record.office !== office));
  const awaited = waitsFor(pair, person);
  const mine = judgements.find(({ by, office }) => by === person.id && office === person.office);
  const [judged, setJudged] = useState<boolean>();
  const judge = (isSame: boolean) => {
    if (isSending) return;
    setJudged(isSame);
    void send(JUDGE, { duplicateId, isSame });
  };
  return (
    <li>
      <strong>{reasons.map((reason) => label(reason, 'DuplicateReason')).join(' · ')}</strong>
      <span className={css.quiet}>{t('offices.since', { at: instantInWords(since) })}</span>
      <RecordComparison records={records} opens={state === 'AGREED'} />
      {closed.map((office) => (
        <p key={office} className={css.quiet}>
          {t('offices.closed', { office: label(office) })}
        </p>
      ))}
      {judgements.map(({ office, by, isSame }) => (
        <span key={by}>{t(isSame ? 'offices.saidSame' : 'offices.saidDifferent', { office: label(office), by })}</span>
      ))}
      {awaited && (
        <p className={css.quiet}>
          {t(awaited.isSecond ? 'offices.waitsForSecond' : 'offices.waitsFor', { office: label(awaited.office) })}
        </p>
      )}
      {state === 'WAITING' && (
        <div className={css.ways}>
          <Button disabled={mine?.isSame === true} loading={isSending && judged === true} onClick={() => judge(true)}>
            {t('offices.same')}
          </Button>
          <Button
            variant="light"
            disabled={mine?.isSame === false}
            loading={isSending && judged === false}
            onClick={() => judge(false)}
          >
            {t('offices.different')}
          </Button>
        </div>
      )}
      {state === 'AGREED' && <p>{t(keptSurvivorId ? 'offices.linked' : 'offices.agreed')}</p>}
      {problem && <p role="alert">{problem}</p>}
    </li>
  );
};
