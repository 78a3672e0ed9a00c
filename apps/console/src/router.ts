import { createBrowserHistory, createRouter } from '@tanstack/react-router';
import { WentWrong } from './layout/NotHere.js';
import { routeTree } from './routes/screens.js';
import { beginAgainWhenRestored, closeEntriesOfOthers, enterByAddress } from './session/entrance.js';
import { keepFocus } from './session/kept-focus.js';
import { keepScroll } from './session/kept-scroll.js';
import { noteVisits } from './session/list-behind.js';
import { endWithOtherTabs } from './session/session.js';
import { keepStateOnPage, tabWindow } from './session/tab-history.js';

// before the router gives the address a state of its own
enterByAddress();
keepStateOnPage(() => router.history.location.state);
closeEntriesOfOthers();
beginAgainWhenRestored();
endWithOtherTabs();

export const router = createRouter({
  routeTree,
  context: { person: undefined! },
  history: createBrowserHistory({ window: tabWindow }),
  defaultErrorComponent: WentWrong,
});

keepScroll(router);
keepFocus(router);
noteVisits(router);

declare module '@tanstack/react-router' {
  interface Register {
    router: typeof router;
  }
}
