import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../layout/Button.js';
import { Dialog } from '../layout/Dialog.js';

interface Props {
  readonly title: string;
  readonly go: string;
  readonly doing: boolean;
  readonly onGo: () => void;
  readonly onLeave: () => void;
  readonly children: ReactNode;
}

/** Explains an action before it runs. */
export const Confirm = ({ title, go, doing, onGo, onLeave, children }: Props) => {
  const { t } = useTranslation();
  const ways = (
    <>
      <Button onClick={onGo} loading={doing}>
        {go}
      </Button>
      <Button variant="subtle" onClick={onLeave}>
        {t('cancel')}
      </Button>
    </>
  );
  return (
    <Dialog title={title} onLeave={onLeave} ways={ways}>
      {children}
    </Dialog>
  );
};
