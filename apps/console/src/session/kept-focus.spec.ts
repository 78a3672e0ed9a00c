import { keepFocus } from './kept-focus.js';

type Listeners = Record<string, (event: object) => void>;

const at = (key: string) => ({ state: { __TSR_key: key } });

/** A link, or what the focus falls to when there is none. */
const elementAt = (href: string | null) => {
  const element = {
    id: '',
    getAttribute: () => href,
    focus: (): void => void Object.assign(document, { activeElement: element }),
  };
  return element;
};

/** A window with a page whose rows are links, and which says when they change. */
const windowWith = (...hrefs: readonly string[]) => {
  let rows = hrefs.map((href) => elementAt(href));
  let changed = (): void => undefined;
  const moves = new Map<string, () => void>();
  class Observer {
    constructor(onChange: () => void) {
      changed = onChange;
    }
    observe = (): void => undefined;
    disconnect = (): void => void (changed = () => undefined);
  }
  const body = elementAt(null);
  Object.assign(globalThis, {
    CSS: { escape: (text: string) => text },
    MutationObserver: Observer,
    addEventListener: (move: string, listener: () => void) => moves.set(move, listener),
    document: {
      body,
      activeElement: body,
      querySelectorAll: (selector: string) =>
        rows.filter((row) => selector.includes(`[href="${row.getAttribute() ?? ''}"]`)),
    },
  });
  const listeners: Listeners = {};
  // a router, as far as it says where somebody goes
  keepFocus({
    subscribe: (name: string, listener: Listeners[string]) => ((listeners[name] = listener), () => undefined),
  } as never);
  return {
    opens: (row: number, key: string) => {
      rows[row]!.focus();
      listeners['onBeforeLoad']!({ fromLocation: at(key) });
      body.focus();
      rows = [];
    },
    comesBack: (key: string) => listeners['onRendered']!({ toLocation: at(key) }),
    shows: (...links: readonly string[]) => {
      rows = links.map((href) => elementAt(href));
      changed();
    },
    focused: () => rows.findIndex((row) => Object.is(row, document.activeElement)),
    presses: () => moves.get('keydown')!(),
    focusesElsewhere: () => elementAt(null).focus(),
  };
};

describe('the focus of somebody who goes back to a list', () => {
  it('is on the row that they opened, once it is there', () => {
    const { opens, comesBack, shows, focused } = windowWith('/journey/one', '/journey/two');
    opens(1, 'list');
    comesBack('list');
    shows('/journey/one');
    expect(focused()).toBe(-1);
    shows('/journey/new', '/journey/one', '/journey/two');
    expect(focused()).toBe(2);
  });

  it('is on the second of two rows that lead to the same record, if that was opened', () => {
    const { opens, comesBack, shows, focused } = windowWith('/journey/one', '/journey/one');
    opens(1, 'two of one');
    comesBack('two of one');
    shows('/journey/one', '/journey/one');
    expect(focused()).toBe(1);
  });

  it('stays where they have moved it meanwhile', () => {
    const { opens, comesBack, shows, focused, focusesElsewhere } = windowWith('/journey/one');
    opens(0, 'left list');
    comesBack('left list');
    focusesElsewhere();
    shows('/journey/one');
    expect(focused()).toBe(-1);
  });

  it('is not taken from those who have pressed a key meanwhile', () => {
    const { opens, comesBack, shows, focused, presses } = windowWith('/journey/one');
    opens(0, 'read list');
    comesBack('read list');
    presses();
    shows('/journey/one');
    expect(focused()).toBe(-1);
  });

  it('is nowhere on a page that they come to for the first time', () => {
    const { opens, comesBack, shows, focused } = windowWith('/journey/one');
    opens(0, 'first list');
    comesBack('second list');
    shows('/journey/one');
    expect(focused()).toBe(-1);
  });
});
