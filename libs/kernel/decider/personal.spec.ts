import type { ClassesOf, OpenPart, Personal } from './personal.js';

type Events = {
  Met: {
    name: Personal<string>;
    town: string;
    friend?: Personal<string>;
    tales: readonly { title: string; text?: Personal<string> }[];
  };
  Left: { on: string };
};

const classes = (table: ClassesOf<Events>) => table;
const tales = { title: 'open', text: 'testimony' } as const;

describe('the classes of personal data', () => {
  it('name every field of every event, and nothing else', () => {
    classes({ Met: { name: 'identity', town: 'open', friend: 'identity', tales }, Left: { on: 'open' } });

    // @ts-expect-error -- `friend` is in no class and not listed as open
    classes({ Met: { name: 'identity', town: 'open', tales }, Left: { on: 'open' } });

    // @ts-expect-error -- a personal field is never open
    classes({ Met: { name: 'open', town: 'open', friend: 'identity', tales }, Left: { on: 'open' } });

    // @ts-expect-error -- a town is no personal field
    classes({ Met: { name: 'identity', town: 'identity', friend: 'identity', tales }, Left: { on: 'open' } });

    // @ts-expect-error -- the text inside a tale is personal, too
    classes({ Met: { name: 'identity', town: 'open', friend: 'identity', tales: 'open' }, Left: { on: 'open' } });

    // @ts-expect-error -- an event without its classes
    classes({ Met: { name: 'identity', town: 'open', friend: 'identity', tales } });
  });

  it('leave a reader without keys the open part', () => {
    const open: OpenPart<Events['Met']> = { town: 'Lagos', tales: [{ title: 'One' }] };

    // @ts-expect-error -- no such field without a key
    expect(open.name).toBeUndefined();
  });
});
