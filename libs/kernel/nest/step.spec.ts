import { PrimaryColumn } from 'typeorm';
import type { Decider, Personal, Upcast } from '#kernel/decider';
import { View, rows } from '#kernel/projections';
import { SurvivorCommand } from './commands.js';
import { Text } from './graphql/fields.js';
import { BY_POLICY, step } from './step.js';

type Events = { Met: { name: Personal<string> }; Left: { on: string } };
type Commands = { Meet: { name: string }; Leave: { on: string } };

const decider: Decider<number, Events, Commands> = {
  initial: 0,
  decide: {
    Meet: (_, data) => [{ type: 'Met', data }],
    Leave: (_, data) => [{ type: 'Left', data }],
  },
  evolve: { Met: (count) => count + 1, Left: (count) => count - 1 },
};

class Meet extends SurvivorCommand {
  @Text(100) readonly name!: string;
}

class Leave extends SurvivorCommand {
  @Text(10) readonly on!: string;
}

class GuestView extends View {
  @PrimaryColumn('uuid')
  survivorId!: string;

  here!: boolean;
}

const meet = { input: Meet, allowedTo: ['CASE_WORKER'], says: 'Record that the survivor was met.' } as const;
const leave = { input: Leave, allowedTo: ['CASE_WORKER'], says: 'Record that the survivor has left.' } as const;
const classes = { Met: { name: 'identity' }, Left: { on: 'open' } } as const;
const commands = { Meet: meet, Leave: leave };
const key = (_: unknown, { subject }: { readonly subject: string }) => ({ survivorId: subject });

describe('a step', () => {
  it('is composed of parts that match', () => {
    const { providers } = step({ decider, commands, classes, projections: [] });
    expect(providers).toHaveLength(3); // two handlers, and one resolver with both mutations
    expect(
      step({ decider, commands: { Meet: meet, Leave: BY_POLICY }, classes, projections: [] }).providers,
    ).toHaveLength(2);
    rows<Events, GuestView>({ view: GuestView, key, on: { Met: () => ({ here: true }), Left: () => null } });
  });

  it('does not compile when they do not match', () => {
    // @ts-expect-error -- a field without its class
    step({ decider, commands, classes: { Met: {}, Left: { on: 'open' } }, projections: [] });

    // @ts-expect-error -- a personal field that is left open
    step({ decider, commands, classes: { Met: { name: 'open' }, Left: { on: 'open' } }, projections: [] });

    // @ts-expect-error -- an event without its classes
    step({ decider, commands, classes: { Met: { name: 'identity' } }, projections: [] });

    const upcast: Upcast<{ Seen: { name: Personal<string> } }, Events> = {
      Seen: (data) => ({ type: 'Met', data }),
    };
    step({ decider, commands, classes: { ...classes, Seen: { name: 'identity' } }, upcast, projections: [] });

    // @ts-expect-error -- a former event without its classes
    step({ decider, commands, classes, upcast, projections: [] });

    // @ts-expect-error -- a command without its mutation, and not by policy
    step({ decider, commands: { Meet: meet }, classes, projections: [] });

    // @ts-expect-error -- a mutation without its command
    step({ decider, commands: { Meet: meet, Leave: leave, Stay: leave }, classes, projections: [] });

    // @ts-expect-error -- a mutation whose input is another command’s
    step({ decider, commands: { Meet: leave, Leave: leave }, classes, projections: [] });

    // @ts-expect-error -- a role that does not exist
    step({ decider, commands: { Meet: { ...meet, allowedTo: ['GUEST'] }, Leave: leave }, classes, projections: [] });

    // @ts-expect-error -- a projection that misses an event
    rows<Events, GuestView>({ view: GuestView, key, on: { Met: () => ({ here: true }) } });

    // @ts-expect-error -- a projection that reads what is sealed
    rows<Events, GuestView>({ view: GuestView, key, on: { Met: ({ name }) => ({ here: !!name }), Left: () => null } });

    // @ts-expect-error -- a projection that writes a column which does not exist
    rows<Events, GuestView>({ view: GuestView, key, on: { Met: () => ({ there: true }), Left: () => null } });

    expect.assertions(0); // the compiler has checked it all
  });
});
