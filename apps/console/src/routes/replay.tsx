import { useMemo, useState } from 'react';
import { TextInput } from '@mantine/core';
import { useNavigate, useRouteContext, useSearch } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { DayLine } from '../day-field/DayLine.js';
import { Button } from '../layout/Button.js';
import { WaysOn } from '../correcting/WaysOn.js';
import { waysFor } from '../correcting/ways.js';
import { useInputs } from '../forms/use-inputs.js';
import { AskPurpose } from '../journey/AskPurpose.js';
import { ByNumber } from '../journey/ByNumber.js';
import { findSurvivor, isId, whyNotFound, type CaseLookup } from '../journey/case-number.js';
import { usePermitted } from '../session/permitted.js';
import { isPurpose, type Purpose } from '../journey/purposes.js';
import { ErrorNotice, Waiting } from '../layout/Answer.js';
import { Page } from '../layout/Page.js';
import { Mark } from '../caseload/Mark.js';
import { dayInWords, dayOf, today } from '../language/days.js';
import { usePlainWords } from '../language/plain-words.js';
import { eventInWords } from '../journey/events.js';
import { Entry } from '../replay/Entry.js';
import { EntryList } from '../replay/EntryList.js';
import { lastBy, useHistory } from '../replay/history.js';
import { Attempts } from '../replay/Attempts.js';
import { LooksInDays } from '../replay/LooksInDays.js';
import { NamedIdsProvider, namedIdsIn } from '../replay/named-ids.js';
import { Reasons } from '../replay/Reasons.js';
import { State } from '../replay/State.js';
import { replayUpTo } from '../replay/state.js';
import { countChecked } from '../replay/unchanged.js';
import { Mantine } from '../theme/Mantine.js';
import '../case-file/language/load.js';
import '../replay/language/load.js';
import css from './replay.module.css';

/** The complete history of one record, entry by entry. */
export const Replay = () => {
  const { t } = useTranslation();
  const { survivorId, purpose, offer } = useSearch({ from: '/replay' });
  const { person } = useRouteContext({ from: '__root__' });
  const navigate = useNavigate({ from: '/replay' });
  if (!survivorId)
    return (
      <Mantine>
        <CasePicker onChosen={(id) => void navigate({ search: { survivorId: id } })} />
      </Mantine>
    );
  if (!isId(survivorId))
    return (
      <ByNumber
        text={survivorId}
        title={t('replay.title')}
        onFound={(id) =>
          void navigate({ search: (before) => ({ ...before, survivorId: id }), hash: true, replace: true })
        }
      />
    );
  if (!isPurpose(purpose, person.role))
    return (
      <AskPurpose
        role={person.role}
        offer={offer}
        onChosen={(chosen) => void navigate({ search: { survivorId, purpose: chosen }, hash: true, replace: true })}
      />
    );
  return (
    <Mantine>
      <Histories key={survivorId + purpose} survivorId={survivorId} purpose={purpose} />
    </Mantine>
  );
};

const CasePicker = ({ onChosen }: { readonly onChosen: (id: string) => void }) => {
  const { t } = useTranslation();
  const [id, setId] = useState('');
  const inPlainWords = usePlainWords();
  const [found, setFound] = useState<CaseLookup>();
  const [isSearching, setSearching] = useState(false);
  const permitted = usePermitted();
  const open = async () => {
    setSearching(true);
    const answer = await findSurvivor(id);
    setSearching(false);
    setFound(answer);
    if (answer.is === 'found') onChosen(answer.survivorId);
  };
  return (
    <Page title={t('replay.title')} lead={t('replay.lead')}>
      <form
        className={css.which}
        onSubmit={(event) => {
          event.preventDefault();
          if (id.trim() && !isSearching) void open();
        }}
      >
        <TextInput
          label={t('replay.id')}
          description={t('replay.how')}
          value={id}
          error={whyNotFound(found, t('journey.nobody'), inPlainWords)}
          autoComplete="off"
          onChange={({ currentTarget }) => setId(currentTarget.value)}
        />
        <Button type="submit" loading={isSearching}>
          {t('replay.open')}
        </Button>
      </form>
      {permitted?.has('refusedAttempts') && <Attempts />}
      {permitted?.has('reasonReadings') && <Reasons />}
    </Page>
  );
};

const Histories = ({ survivorId, purpose }: { readonly survivorId: string; readonly purpose: Purpose }) => {
  const { t } = useTranslation();
  const { entries, records, chains, count, caseNumber, whole, absent, error } = useHistory(survivorId, purpose);
  const inputs = useInputs();
  const [chosen, setChosen] = useState<number>();
  const last = entries.length - 1;
  const at = Math.min(chosen ?? last, last);
  const state = useMemo(() => replayUpTo(entries, at), [entries, at]);
  const named = useMemo(() => namedIdsIn(entries, records), [entries, records]);
  const checked = useMemo(() => chains && countChecked(chains, entries, whole), [chains, entries, whole]);
  if (error)
    return (
      <Page title={t('replay.title')}>
        <ErrorNotice error={error} />
      </Page>
    );
  if (absent) return <Page title={t('replay.none')} lead={t('journey.nobodyWhy')} />;
  if (entries.length === 0) return <Waiting />;
  const entry = entries[at]!;
  const stream = entry.stream.startsWith('survivor-') ? undefined : entry.stream;
  const go = (to: number) => setChosen(Math.max(0, Math.min(to, last)));
  return (
    <Page
      title={`${t('replay.title')} ${caseNumber ?? ''}`}
      beside={
        <>
          {checked && (
            <Mark tone={checked.is === 'sound' ? 'good' : 'danger'}>
              {checked.is === 'sound' && t('replay.sound', { count })}
              {checked.is === 'altered' &&
                (checked.at === undefined ? t('replay.brokenElsewhere') : t('replay.broken', { at: checked.at }))}
            </Mark>
          )}
          {whole && <a href="#looked">{t('replay.looked')}</a>}
        </>
      }
    >
      {!whole && count !== undefined && (
        <p role="status">{t('replay.reading', { done: entries.length, total: count })}</p>
      )}
      <div className={css.slider} aria-busy={!whole}>
        <Button variant="light" onClick={() => go(at - 1)} disabled={at === 0}>
          {t('replay.previous')}
        </Button>
        <input
          type="range"
          min={0}
          max={last}
          value={at}
          aria-label={t('replay.slider')}
          aria-valuetext={`${t('replay.revision', { at: at + 1, count: entries.length })}, ${dayInWords(entry.on)}, ${eventInWords(entry.type, t)}`}
          onChange={({ currentTarget }) => go(Number(currentTarget.value))}
        />
        <Button variant="light" onClick={() => go(at + 1)} disabled={at === last}>
          {t('replay.next')}
        </Button>
        <span className={css.where}>{t('replay.revision', { at: at + 1, count: entries.length })}</span>
        <DayLine
          label={t('replay.recordedBy')}
          labelled="unseen"
          value={dayOf(new Date(entry.recordedAt))}
          max={today()}
          onChange={(day) => day && go(lastBy(entries, day))}
        />
      </div>
      <NamedIdsProvider value={{ named, at, go }}>
        <div className={css.moment}>
          <EntryList entries={entries} at={at} onChosen={go} />
          <Entry entry={entry}>
            {inputs && (
              <WaysOn
                survivorId={survivorId}
                purpose={purpose}
                eventId={entry.eventId}
                stream={stream}
                ways={waysFor({ ...entry, standing: entry.marks.at(-1)?.standing ?? null }, inputs)}
              />
            )}
          </Entry>
          <State parts={state} />
        </div>
      </NamedIdsProvider>
      {whole && <LooksInDays survivorId={survivorId} purpose={purpose} />}
    </Page>
  );
};
