import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { Button } from '../layout/Button.js';
import { useSendingOnce } from '../api/use-sending-once.js';
import { Mark, type Tone } from '../caseload/Mark.js';
import { instantInWords } from '../language/days.js';
import { ErrorNotice } from '../layout/Answer.js';
import { usePermitted } from '../session/permitted.js';
import { Confirm } from './Confirm.js';
import { REBUILD, ROLLBACK, SWITCH, type ViewSet } from './documents.js';
import { lengthInWords } from './lengths.js';
import { Reason } from './Reason.js';
import { stepsFor, type Step } from './steps.js';
import css from './Sets.module.css';

const TONES: Readonly<Record<string, Tone>> = { LIVE: 'good', READY: 'calm', BUILDING: 'watch', FAILED: 'danger' };

const MUTATIONS = { rebuild: REBUILD, switch: SWITCH, rollback: ROLLBACK } as const;

interface Props {
  readonly sets: readonly ViewSet[];
  readonly onDone: () => void;
}

/** The sets of views, their states and the possible actions. */
export const Sets = ({ sets, onDone }: Props) => {
  const { t } = useTranslation();
  const permitted = usePermitted();
  const [chosen, setChosen] = useState<Step>();
  const [doing, setDoing] = useState(false);
  const [error, setError] = useState<CombinedError>();
  const send = useSendingOnce();
  const go = async ({ doing: what, version }: Step) => {
    setDoing(true);
    const answer = await send(MUTATIONS[what], what === 'switch' ? { version } : {});
    setDoing(false);
    setChosen(undefined);
    setError(answer.error);
    onDone();
  };
  return (
    <section aria-labelledby="sets" className={css.sets}>
      <h2 id="sets">{t('operations.sets')}</h2>
      <p className={css.lead}>{t('operations.setsLead')}</p>
      <ul>
        {sets.map((set) => (
          <OneSet key={set.version} set={set} />
        ))}
      </ul>
      {error && <ErrorNotice error={error} />}
      {permitted && !permitted.has('rebuildProjections') && <p role="note">{t('operations.notYours')}</p>}
      {permitted?.has('rebuildProjections') && (
        <ul className={css.steps}>
          {stepsFor(sets).map((step) => (
            <li key={step.doing}>
              <Button
                variant="light"
                {...(step.barred && { 'aria-disabled': true, 'data-disabled': true })}
                aria-describedby={`about-${step.doing}`}
                onClick={() => !step.barred && setChosen(step)}
              >
                {t(`operations.do.${step.doing}`)}
              </Button>
              <p id={`about-${step.doing}`}>
                {step.barred ? t(`operations.barred.${step.barred}`) : t(`operations.short.${step.doing}`)}
              </p>
            </li>
          ))}
        </ul>
      )}
      {chosen && (
        <Confirm
          title={t(`operations.do.${chosen.doing}`)}
          go={t(`operations.go.${chosen.doing}`, { version: chosen.version })}
          doing={doing}
          onGo={() => void go(chosen)}
          onLeave={() => setChosen(undefined)}
        >
          <p>{t(`operations.what.${chosen.doing}`, { version: chosen.version })}</p>
          {chosen.drops.length > 0 && <p>{t('operations.drops', { versions: chosen.drops.join(', ') })}</p>}
        </Confirm>
      )}
    </section>
  );
};

const OneSet = ({ set }: { readonly set: ViewSet }) => {
  const { t } = useTranslation();
  const { version, state, progress, etaSeconds, since, reason } = set;
  const name = t('operations.set', { version });
  return (
    <li className={css.set} data-state={state}>
      <strong>{name}</strong>
      <Mark tone={TONES[state] ?? 'plain'}>{t(`operations.setIs.${state}`, { defaultValue: state })}</Mark>
      <span className={css.since}>{t('operations.since', { at: instantInWords(since) })}</span>
      {state === 'BUILDING' && (
        <div className={css.progress}>
          <progress value={progress ?? 0} max={1} aria-label={name} />
          <span>
            {t('operations.percent', { percent: Math.floor((progress ?? 0) * 100) })}
            {etaSeconds !== null && ` · ${t('operations.left', { time: lengthInWords(etaSeconds, t) })}`}
          </span>
        </div>
      )}
      {reason && <Reason reason={reason} className={css.reason} />}
    </li>
  );
};
