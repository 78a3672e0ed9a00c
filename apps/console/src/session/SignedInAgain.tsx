import { useState } from 'react';
import { Button, Modal } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { signInAgain, signOut, useSession } from './session.js';
import '../theme/mantine-dialogs.js';
import css from './SignedInAgain.module.css';

/** Over what she is doing, which stays as it is. */
export default function SignedInAgain() {
  const { t } = useTranslation();
  const session = useSession();
  const [going, setGoing] = useState(false);
  const [failed, setFailed] = useState(false);
  const go = () => {
    setGoing(true);
    setFailed(false);
    signInAgain()
      .catch(() => setFailed(true))
      .finally(() => setGoing(false));
  };
  return (
    <Modal
      opened={session.state === 'lapsed'}
      onClose={() => undefined}
      withCloseButton={false}
      lockScroll={false}
      centered
      title={t('again.title')}
    >
      <p>{t('again.why', { person: session.state === 'lapsed' ? session.person.id : '' })}</p>
      {failed && (
        <p role="alert" className={css.failed}>
          {t('again.failed')}
        </p>
      )}
      <div className={css.ways}>
        <Button onClick={go} loading={going} data-autofocus>
          {t('again.go')}
        </Button>
        <Button variant="subtle" onClick={signOut}>
          {t('signOut')}
        </Button>
      </div>
    </Modal>
  );
}
