import { keepScroll } from './kept-scroll.js';

type Listeners = Record<string, (event: object) => void>;

const at = (key: string) => ({ state: { __TSR_key: key } });

/** A window with a page in it that is so long, and says when that changes. */
const windowWith = (scrollHeight: number) => {
  const page = { scrollHeight };
  let grown = (): void => undefined;
  class Observer {
    constructor(onResize: () => void) {
      grown = onResize;
    }
    observe = (): void => undefined;
    disconnect = (): void => void (grown = () => undefined);
  }
  Object.assign(globalThis, {
    innerHeight: 800,
    scrollY: 0,
    history: {},
    document: { documentElement: page, body: {} },
    ResizeObserver: Observer,
    addEventListener: () => undefined,
    scrollTo: (_: number, place: number) => Object.assign(globalThis, { scrollY: place }),
  });
  const listeners: Listeners = {};
  keepScroll({
    subscribe: (name: string, listener: Listeners[string]) => ((listeners[name] = listener), () => undefined),
  } as never);
  return {
    leaves: (key: string, place: number) => {
      Object.assign(globalThis, { scrollY: place });
      listeners['onBeforeLoad']!({ fromLocation: at(key) });
      Object.assign(globalThis, { scrollY: 0 });
    },
    comesBack: (key: string) => listeners['onRendered']!({ toLocation: at(key) }),
    moves: (place: number) => Object.assign(globalThis, { scrollY: place }),
    grows: (length: number) => {
      page.scrollHeight = length;
      grown();
    },
  };
};

describe('somebody who goes back to a page', () => {
  it('is where they were once the page is long enough', () => {
    const { leaves, comesBack, grows } = windowWith(900);
    leaves('list', 600);
    comesBack('list');
    grows(1_000);
    expect(scrollY).toBe(0);
    grows(2_000);
    expect(scrollY).toBe(600);
    grows(3_000);
    expect(scrollY).toBe(600);
  });

  it('stays where they have moved meanwhile, in whichever way', () => {
    const { leaves, comesBack, moves, grows } = windowWith(900);
    leaves('other list', 600);
    comesBack('other list');
    moves(90);
    grows(2_000);
    expect(scrollY).toBe(90);
    moves(0);
    grows(3_000);
    expect(scrollY).toBe(0);
  });
});
