import { StrictMode, Suspense, use } from 'react';
import { createRoot } from 'react-dom/client';
import { RouterProvider } from '@tanstack/react-router';
import { Provider } from 'urql';
import { client } from './api/client.js';
import { noteFailedStyles } from './api/failed-styles.js';
import { ATTEMPTS, untilLoaded } from './api/until-loaded.js';
import { loadPlaces } from './forms/places.js';
import { copyPlain } from './language/copy-plain.js';
import { currentLanguage, startLanguage } from './language/language.js';
import { LabelsProvider, useLoadedLabels } from './language/labels.js';
import { Synthetic } from './layout/Layout.js';
import { NotLoaded } from './layout/NotLoaded.js';
import { lazyPart } from './layout/lazy-part.js';
import { router } from './router.js';
import { SignIn } from './session/SignIn.js';
import { settings } from './session/settings.js';
import { start, useSession, hasSignedInBefore } from './session/session.js';
import type { Person } from './session/person.js';
import './theme/theme.css';

/** Milliseconds until the first screen is shown: parts that it does not need are loaded afterwards. */
const FIRST_SCREEN_MS = 3_000;
const settled = new Promise<void>((resolve) => setTimeout(resolve, FIRST_SCREEN_MS));
void settled
  .then(() =>
    untilLoaded(() => Promise.all([import('./theme/bold-khmer.css'), import('./theme/Mantine.js')]), ATTEMPTS.ahead),
  )
  // the form that needs them asks again, and says if they do not come
  .catch(() => undefined);
void settled.then(() => loadPlaces(currentLanguage()));
const SignedInAgain = lazyPart(
  async () => {
    await settled;
    return (await import('./session/SignedInAgain.js')).default;
  },
  () => useSession().state === 'lapsed' && <NotLoaded />,
  ATTEMPTS.ahead,
);

const SignedIn = ({ person }: { readonly person: Person }) => (
  <LabelsProvider value={useLoadedLabels()}>
    <RouterProvider router={router} context={{ person }} />
    <Suspense>
      <SignedInAgain />
    </Suspense>
  </LabelsProvider>
);

const Console = () => {
  const session = useSession();
  const { mode, issuer } = use(settings);
  // a sign-in counts only under the host name of the issuer, so localhost and 127.0.0.1 must not mix
  if (mode === 'development' && issuer.startsWith('http://127.') && new URL(issuer).origin !== location.origin) {
    location.replace(new URL(issuer).origin + location.pathname + location.search);
    return null;
  }
  return (
    <>
      {mode === 'development' && <Synthetic />}
      {session.state === 'out' && <SignIn failed={session.failed ?? false} />}
      {(session.state === 'in' || session.state === 'lapsed') && <SignedIn person={session.person} />}
    </>
  );
};

// back from the issuer or probably still signed in: preload the next screen meanwhile
if (location.hash.startsWith('#signed-in') || hasSignedInBefore()) void import('./routes/cases.js');
noteFailedStyles();
document.addEventListener('copy', (event) => copyPlain(event));
void start();
await startLanguage();
createRoot(document.getElementById('console')!).render(
  <StrictMode>
    <Provider value={client}>
      <Suspense>
        <Console />
      </Suspense>
    </Provider>
  </StrictMode>,
);
