import { Suspense, use, useCallback, useState } from 'react';
import { Outlet, createRootRouteWithContext, useRouterState } from '@tanstack/react-router';
import { Layout } from '../layout/Layout.js';
import { NotHere } from '../layout/NotHere.js';
import { lazyPart } from '../layout/lazy-part.js';
import type { Person } from '../session/person.js';
import { settings } from '../session/settings.js';

/** The context of every screen. */
export interface RouterContext {
  readonly person: Person;
}

/** Milliseconds for the first screen before anything else is requested. */
const FIRST_SCREEN_MS = 1_500;

const FirstRun = lazyPart(async () => {
  await new Promise((shown) => setTimeout(shown, FIRST_SCREEN_MS));
  return (await import('../first-run/FirstRun.js')).FirstRun;
});

export const root = createRootRouteWithContext<RouterContext>()({
  component: function Root() {
    const { person } = root.useRouteContext();
    const { mode } = use(settings);
    const [filled, setFilled] = useState(0);
    // the offer of invented people must not disturb a user who is recording
    const isOverview = useRouterState({
      select: ({ location }) => !/^\/(record|journey|refer)\b/.test(location.pathname),
    });
    const onLoaded = useCallback(() => setFilled((before) => before + 1), []);
    return (
      <Layout person={person}>
        {mode === 'development' && isOverview && (
          <Suspense>
            <FirstRun onLoaded={onLoaded} />
          </Suspense>
        )}
        <Outlet key={filled} />
      </Layout>
    );
  },
  notFoundComponent: NotHere,
});
