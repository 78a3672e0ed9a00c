import { useId, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Leaving } from '../forms/unsent/Leaving.js';
import { useUnsentText, type TextDraft } from '../forms/unsent/use-unsent-text.js';
import { asText } from '../language/typed-text.js';
import { Button } from '../layout/Button.js';
import { Confirm } from '../operations/Confirm.js';
import css from './BetweenOffices.module.css';

interface Props {
  /** What is asked, in words. */
  readonly what: string;
  readonly isSending: boolean;
  readonly problem: string | undefined;
  /** Whose reason it is, to which request. */
  readonly draft: TextDraft;
  /** Whether it was recorded. */
  readonly onAnswer: (answer: { readonly granted: boolean; readonly reason?: string }) => Promise<boolean>;
}

/** Agree or decline, with a reason where there is one: an answer is final, so it is given in two steps. */
export const Answer = ({ what, isSending, problem, draft, onAnswer }: Props) => {
  const { t } = useTranslation();
  const id = useId();
  const [granted, setGranted] = useState<boolean>();
  const { text: reason, write, discard } = useUnsentText(draft);
  const wordsOf = (agrees: boolean) => t(agrees ? 'offices.agree' : 'offices.decline');
  const written = asText(reason);
  const answer = async (agrees: boolean) => {
    if (await onAnswer({ granted: agrees, ...(written !== '' && { reason: written }) })) discard();
  };
  return (
    <div className={css.ways}>
      <Button onClick={() => setGranted(true)}>{wordsOf(true)}</Button>
      <Button variant="light" onClick={() => setGranted(false)}>
        {wordsOf(false)}
      </Button>
      {granted !== undefined && (
        <Confirm
          title={`${wordsOf(granted)}${t('colon')}${what}`}
          go={wordsOf(granted)}
          doing={isSending}
          onGo={() => void answer(granted)}
          onLeave={() => setGranted(undefined)}
        >
          <label htmlFor={id}>{t('offices.why')}</label>
          <textarea
            id={id}
            className={css.why}
            rows={3}
            maxLength={2_000}
            value={reason}
            onChange={({ currentTarget }) => write(currentTarget.value)}
          />
          {problem && <p role="alert">{problem}</p>}
        </Confirm>
      )}
      <Leaving isUnsaved={() => written !== ''} onDiscard={discard} />
    </div>
  );
};
