import { useBlocker } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { Button } from '../../layout/Button.js';
import { Dialog } from '../../layout/Dialog.js';
import '../language/load.js';

interface Props {
  /** Whether something was typed that is not recorded. */
  readonly isUnsaved: () => boolean;
  readonly onDiscard: () => void;
}

interface Address {
  readonly pathname: string;
  readonly search: unknown;
}

const isSamePage = (one: Address, other: Address): boolean =>
  one.pathname === other.pathname && JSON.stringify(one.search) === JSON.stringify(other.search);

/** Asks before a form is left with something that is not recorded; before a reload, the drafts do. */
export const Leaving = ({ isUnsaved, onDiscard }: Props) => {
  const blocker = useBlocker({
    // a link to a place on this page leaves nothing
    shouldBlockFn: ({ current, next }) => isUnsaved() && !isSamePage(current, next),
    enableBeforeUnload: false,
    withResolver: true,
  });
  if (blocker.status !== 'blocked') return null;
  return (
    <Question
      onStay={blocker.reset}
      onKeep={blocker.proceed}
      onDiscard={() => {
        onDiscard();
        blocker.proceed();
      }}
    />
  );
};

interface QuestionProps {
  readonly onStay: () => void;
  readonly onKeep: () => void;
  readonly onDiscard: () => void;
}

const Question = ({ onStay, onKeep, onDiscard }: QuestionProps) => {
  const { t } = useTranslation();
  const ways = (
    <>
      <Button onClick={onStay}>{t('leaving.stay')}</Button>
      <Button variant="light" onClick={onKeep}>
        {t('leaving.keep')}
      </Button>
      <Button variant="subtle" onClick={onDiscard}>
        {t('leaving.discard')}
      </Button>
    </>
  );
  return (
    <Dialog title={t('leaving.title')} onLeave={onStay} ways={ways}>
      <p>{t('leaving.why')}</p>
    </Dialog>
  );
};
