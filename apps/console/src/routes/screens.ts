import { createRoute, redirect } from '@tanstack/react-router';
import { lazyScreen } from '../layout/lazy-part.js';
import { mayUse, type Person } from '../session/person.js';
import { root } from './root.js';

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
  component: lazyScreen(() => import('./cases.js'), 'Cases'),
});

const replay = createRoute({
  getParentRoute: () => root,
  path: '/replay',
  validateSearch: textsIn('survivorId', 'purpose', 'offer'),
  component: lazyScreen(() => import('./replay.js'), 'Replay'),
});

const lists = createRoute({
  getParentRoute: () => root,
  path: '/lists',
  validateSearch: textsIn('list', 'from', 'to', 'office', 'kind', 'source', 'state', 'organisation'),
  component: lazyScreen(() => import('./lists.js'), 'Lists'),
});

const court = createRoute({
  getParentRoute: () => root,
  path: '/court/$prosecutionId',
  validateSearch: textsIn('at', 'purpose'),
  component: lazyScreen(() => import('./court.js'), 'Court'),
});

const activity = createRoute({
  getParentRoute: () => root,
  path: '/activity/$list/$operationId',
  validateSearch: textsIn('at'),
  component: lazyScreen(() => import('./activity.js'), 'Activity'),
});

const figures = createRoute({
  getParentRoute: () => root,
  path: '/figures',
  validateSearch: textsIn('year', 'asOf', 'compare', 'office', 'province', 'programme', 'open'),
  component: lazyScreen(() => import('./figures.js'), 'Figures'),
});

const registers = createRoute({
  getParentRoute: () => root,
  path: '/registers',
  validateSearch: textsIn('register', 'on', 'find'),
  component: lazyScreen(() => import('./registers.js'), 'Registers'),
});

const registerImport = createRoute({
  getParentRoute: () => root,
  path: '/registers/import',
  component: lazyScreen(() => import('./register-import.js'), 'RegisterImport'),
});

const operations = createRoute({
  getParentRoute: () => root,
  path: '/operations',
  component: lazyScreen(() => import('./operations.js'), 'Operations'),
});

const notices = createRoute({
  getParentRoute: () => root,
  path: '/notices',
  component: lazyScreen(() => import('./notices.js'), 'Notices'),
});

const journey = createRoute({
  getParentRoute: () => root,
  path: '/journey/$survivorId',
  validateSearch: textsIn('purpose', 'offer', 'at', 'asOf', 'recorded'),
  component: lazyScreen(() => import('./journey.js'), 'Journey'),
});

const refer = createRoute({
  getParentRoute: () => root,
  path: '/refer',
  component: lazyScreen(() => import('./refer.js'), 'Refer'),
});

const other = createRoute({
  getParentRoute: () => root,
  path: '/other',
  component: lazyScreen(() => import('./other.js'), 'Other'),
});

const offices = createRoute({
  getParentRoute: () => root,
  path: '/offices',
  component: lazyScreen(() => import('./offices.js'), 'Offices'),
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
    'assignmentId',
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
  component: lazyScreen(() => import('./record.js'), 'Record'),
});

export const routeTree = root.addChildren([
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
]);
