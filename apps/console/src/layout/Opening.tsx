import { useEffect, useState, useSyncExternalStore } from 'react';
import { useRouter, useRouterState } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import css from './Opening.module.css';

/** Milliseconds: a page that is there at once shows nothing of it. */
const SHOWN_AFTER_MS = 300;

const subscribeToNetwork = (onChange: () => void): (() => void) => {
  for (const event of ['online', 'offline']) addEventListener(event, onChange);
  return () => {
    for (const event of ['online', 'offline']) removeEventListener(event, onChange);
  };
};

/** That a page is on its way, while the one before it stays: on a slow connection, a press would look as if it had done nothing. */
export const Opening = () => {
  const { t } = useTranslation();
  const isOpening = useRouterState({ select: ({ isLoading }) => isLoading });
  const [isLong, setLong] = useState(false);
  const isOnline = useSyncExternalStore(subscribeToNetwork, () => navigator.onLine);
  const router = useRouter();
  useEffect(() => {
    if (!isOpening || isOnline) return undefined;
    // somebody who goes on typing meanwhile is not taken away once the network is back
    const stay = () => {
      const { href } = router.state.resolvedLocation ?? router.state.location;
      void router.navigate({ href, replace: true, resetScroll: false, ignoreBlocker: true });
    };
    document.addEventListener('input', stay, { once: true });
    return () => document.removeEventListener('input', stay);
  }, [isOpening, isOnline, router]);
  useEffect(() => {
    if (!isOpening) return undefined;
    const timer = setTimeout(() => setLong(true), SHOWN_AFTER_MS);
    return () => {
      clearTimeout(timer);
      setLong(false);
    };
  }, [isOpening]);
  return (
    // there from the start: screen readers announce what comes into it
    <div role="status" className={css.opening} data-opening>
      {isLong && (
        <div className={css.bar}>
          <span className={isOnline ? 'unseen' : css.offline}>{t(isOnline ? 'waiting' : 'noNetwork')}</span>
        </div>
      )}
    </div>
  );
};
