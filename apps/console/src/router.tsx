import { Suspense, use, useCallback, useState } from 'react';
import {
  Outlet,
  createBrowserHistory,
  createRootRouteWithContext,
  createRoute,
  createRouter,
  redirect,
  useRouterState,
} from '@tanstack/react-router';
import { Layout } from './layout/Layout.js';
import { NotHere, WentWrong } from './layout/NotHere.js';
import { lazyPart, lazyScreen } from './layout/lazy-part.js';
import { beginAgainWhenRestored, closeEntriesOfOthers, enterByAddress } from './session/entrance.js';
import { keepFocus } from './session/kept-focus.js';
import { keepScroll } from './session/kept-scroll.js';
import { mayUse, type Person } from './session/person.js';
import { settings } from './session/settings.js';
import { keepStateOnPage, tabWindow } from './session/tab-history.js';

/** The context of every screen. */
export interface RouterContext {
  readonly person: Person;
}

/** Milliseconds for the first screen before anything else is requested. */
const FIRST_SCREEN_MS = 1_500;

const FirstRun = lazyPart(async () => {
  await new Promise((shown) => setTimeout(shown, FIRST_SCREEN_MS));
  return (await import('./first-run/FirstRun.js')).FirstRun;
});

const root = createRootRouteWithContext<RouterContext>()({
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

const homeOf = (person: Person) => {
  if (mayUse('cases', person)) return '/cases';
  if (person.role === 'AUDITOR') return '/replay';
  // the numbers that an administrator may see are the least of that work
  return mayUse('import', person) ? '/registers' : '/figures';
};

const home = createRoute({
  getParentRoute: () => root,
  path: '/',
  beforeLoad: ({ context }) => {
    throw redirect({ to: homeOf(context.person) });
  },
});

/** The known text parameters of the address. */
const textsIn =
  <Name extends string>(...names: readonly Name[]) =>
  (search: Record<string, unknown>): { [Key in Name]?: string } =>
    Object.fromEntries(
      // a number that somebody typed into the address is a text as well
      names
        .filter((name) => ['string', 'number'].includes(typeof search[name]))
        .map((name) => [name, String(search[name])]),
    ) as {
      [Key in Name]?: string;
    };

/** Each screen has its own file, loaded on first use. */
const cases = createRoute({
  getParentRoute: () => root,
  path: '/cases',
  validateSearch: textsIn('show', 'worker', 'office', 'kind', 'risk', 'due', 'status'),
  component: lazyScreen(() => import('./routes/cases.js'), 'Cases'),
});

const replay = createRoute({
  getParentRoute: () => root,
  path: '/replay',
  validateSearch: textsIn('survivorId', 'purpose', 'offer'),
  component: lazyScreen(() => import('./routes/replay.js'), 'Replay'),
});

const lists = createRoute({
  getParentRoute: () => root,
  path: '/lists',
  validateSearch: textsIn('list', 'from', 'to', 'office', 'kind', 'source', 'state', 'organisation'),
  component: lazyScreen(() => import('./routes/lists.js'), 'Lists'),
});

const court = createRoute({
  getParentRoute: () => root,
  path: '/court/$prosecutionId',
  validateSearch: textsIn('at', 'purpose'),
  component: lazyScreen(() => import('./routes/court.js'), 'Court'),
});

const activity = createRoute({
  getParentRoute: () => root,
  path: '/activity/$list/$operationId',
  validateSearch: textsIn('at'),
  component: lazyScreen(() => import('./routes/activity.js'), 'Activity'),
});

const figures = createRoute({
  getParentRoute: () => root,
  path: '/figures',
  validateSearch: textsIn('year', 'asOf', 'compare', 'office', 'province', 'programme', 'open'),
  component: lazyScreen(() => import('./routes/figures.js'), 'Figures'),
});

const registers = createRoute({
  getParentRoute: () => root,
  path: '/registers',
  validateSearch: textsIn('register', 'on', 'find'),
  component: lazyScreen(() => import('./routes/registers.js'), 'Registers'),
});

const registerImport = createRoute({
  getParentRoute: () => root,
  path: '/registers/import',
  component: lazyScreen(() => import('./routes/register-import.js'), 'RegisterImport'),
});

const operations = createRoute({
  getParentRoute: () => root,
  path: '/operations',
  component: lazyScreen(() => import('./routes/operations.js'), 'Operations'),
});

const notices = createRoute({
  getParentRoute: () => root,
  path: '/notices',
  component: lazyScreen(() => import('./routes/notices.js'), 'Notices'),
});

const journey = createRoute({
  getParentRoute: () => root,
  path: '/journey/$survivorId',
  validateSearch: textsIn('purpose', 'offer', 'at', 'asOf', 'recorded'),
  component: lazyScreen(() => import('./routes/journey.js'), 'Journey'),
});

const refer = createRoute({
  getParentRoute: () => root,
  path: '/refer',
  component: lazyScreen(() => import('./routes/refer.js'), 'Refer'),
});

const other = createRoute({
  getParentRoute: () => root,
  path: '/other',
  component: lazyScreen(() => import('./routes/other.js'), 'Other'),
});

const offices = createRoute({
  getParentRoute: () => root,
  path: '/offices',
  component: lazyScreen(() => import('./routes/offices.js'), 'Offices'),
});

const record = createRoute({
  getParentRoute: () => root,
  path: '/record/$mutation',
  validateSearch: textsIn(
    'survivorId',
    'purpose',
    'offer',
    'eventId',
    'stream',
    'office',
    'on',
    'worker',
    'from',
    'deputy',
    'organisationId',
    'operationId',
    'prosecutionId',
    'appointmentId',
    'about',
    'kind',
    'outcome',
    'otherSurvivorId',
    'seen',
    'planId',
    'assessmentId',
    'bidId',
    'overrideId',
    'requestId',
    'breakGlassId',
  ),
  component: lazyScreen(() => import('./routes/record.js'), 'Record'),
});

// before the router gives the address a state of its own
enterByAddress();
keepStateOnPage(() => router.history.location.state);
closeEntriesOfOthers();
beginAgainWhenRestored();

export const router = createRouter({
  routeTree: root.addChildren([
    home,
    cases,
    lists,
    court,
    activity,
    journey,
    replay,
    figures,
    registers,
    registerImport,
    operations,
    notices,
    refer,
    offices,
    other,
    record,
  ]),
  context: { person: undefined! },
  history: createBrowserHistory({ window: tabWindow }),
  defaultErrorComponent: WentWrong,
});

keepScroll(router);
keepFocus(router);

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
