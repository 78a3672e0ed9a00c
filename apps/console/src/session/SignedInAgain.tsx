import { useLayoutEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Button } from '../layout/Button.js';
import { signInAgain, signOut, useSession } from './session.js';
import box from '../layout/Dialog.module.css';
import css from './SignedInAgain.module.css';

/** Asks for a new sign-in above the current screen, which stays unchanged. */
export default function SignedInAgain() {
  const session = useSession();
  return session.state === 'lapsed' ? <SignInAgainButton person={session.person.id} /> : null;
}

/** A native modal dialogue: it keeps the focus until the user has signed in, and ignores Escape. */
const SignInAgainButton = ({ person }: { readonly person: string }) => {
  const dialog = useRef<HTMLDialogElement>(null);
  const { t } = useTranslation();
  const [going, setGoing] = useState(false);
  const [failed, setFailed] = useState(false);
  useLayoutEffect(() => {
    const shown = dialog.current!;
    shown.showModal();
    // not the button: it may come while somebody types, and a space or an Enter would press it
    shown.querySelector('h2')!.focus();
    return () => shown.close();
  }, []);
  const go = () => {
    setGoing(true);
    setFailed(false);
    signInAgain()
      .catch(() => setFailed(true))
      .finally(() => setGoing(false));
  };
  return (
    <dialog ref={dialog} className={box.dialog} aria-labelledby="again" onClose={() => dialog.current?.showModal()}>
      <h2 id="again" tabIndex={-1}>
        {t('again.title')}
      </h2>
      <p>{t('again.why', { person })}</p>
      {failed && (
        <p role="alert" className={css.failed}>
          {t('again.failed')}
        </p>
      )}
      <div className={css.ways}>
        <Button onClick={go} loading={going}>
          {t('again.go')}
        </Button>
        <Button variant="subtle" onClick={() => void signOut(() => confirm(t('signOutUnsent')))}>
          {t('signOut')}
        </Button>
      </div>
    </dialog>
  );
};
