import { PrimaryColumn } from 'typeorm';
import type { Decider, Personal, Upcast } from '#kernel/decider';
import { View, rows } from '#kernel/projections';
import { SurvivorCommand, onlyDay } from './commands.js';
import { UNASKED, formsOf } from './forms.js';
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

const meet = {
  input: Meet,
  allowedTo: ['CASE_WORKER'],
  label: { en: 'Meet', km: 'ជួប' },
  description: { en: 'Record that the survivor was met.', km: 'កត់ត្រាការជួប។' },
  menu: 'person',
} as const;
const leave = {
  input: Leave,
  allowedTo: ['CASE_WORKER'],
  label: { en: 'Leave', km: 'ចាកចេញ' },
  description: { en: 'Record that the survivor has left.', km: 'កត់ត្រាការចាកចេញ។' },
  menu: 'elsewhere',
} as const;
const labels = { events: { Met: { en: 'Met', km: 'បានជួប' }, Left: { en: 'Left', km: 'បានចាកចេញ' } }, codes: {} };
const classes = { Met: { name: 'identity' }, Left: { on: 'open' } } as const;
const name = { en: 'Name', km: 'ឈ្មោះ' };
const on = { en: 'Date', km: 'ថ្ងៃ' };
const forms = formsOf({ Meet, Leave }, { Meet: { name }, Leave: { on } });
const commands = { Meet: meet, Leave: leave };
const parts = { decider, labels, forms, projections: [] };
const key = (_: unknown, { subject }: { readonly subject: string }) => ({ survivorId: subject });

describe('a step', () => {
  it('is composed of parts that match', () => {
    const { providers } = step({ ...parts, commands, classes });
    expect(providers).toHaveLength(3); // two handlers, and one resolver with both mutations
    expect(step({ ...parts, commands: { Meet: meet, Leave: BY_POLICY }, classes }).providers).toHaveLength(2);
    rows<Events, GuestView>({ view: GuestView, key, on: { Met: () => ({ here: true }), Left: () => null } });
  });

  it('asks for the day alone where a command says nothing else', () => {
    const { Leave: _, ...withoutLeave } = forms;
    const { forms: made } = step({
      ...parts,
      forms: withoutLeave,
      commands: { Meet: meet, Leave: { ...leave, input: onlyDay() } },
      classes,
    });
    expect(made!.Leave!.map(({ name: field }) => field)).toEqual(['on']);
  });

  it('names its mutations, where a menu offers them, and its events', () => {
    expect(step({ ...parts, commands, classes })).toMatchObject({
      labels: {
        events: labels.events,
        mutations: { meet: meet.label, leave: leave.label },
        descriptions: { meet: meet.description, leave: leave.description },
      },
      menu: { meet: 'person' },
    });
  });

  it('does not compile when they do not match', () => {
    // @ts-expect-error -- an event without a label
    step({ ...parts, labels: { ...labels, events: { Met: labels.events.Met } }, commands, classes });

    // @ts-expect-error -- a field without its class
    step({ ...parts, commands, classes: { Met: {}, Left: { on: 'open' } } });

    // @ts-expect-error -- a personal field that is left open
    step({ ...parts, commands, classes: { Met: { name: 'open' }, Left: { on: 'open' } } });

    // @ts-expect-error -- a command without its form
    formsOf({ Meet, Leave }, { Meet: { name } });

    const { Leave: _, ...withoutLeave } = forms;
    // @ts-expect-error -- a command of a step without its form
    step({ ...parts, forms: withoutLeave, commands, classes });
    step({ ...parts, forms: withoutLeave, commands: { Meet: meet, Leave: BY_POLICY }, classes });

    // @ts-expect-error -- a field without its label
    formsOf({ Meet, Leave }, { Meet: {}, Leave: { on } });

    // @ts-expect-error -- a label without Khmer
    formsOf({ Meet }, { Meet: { name: { en: 'Name' } } });

    // @ts-expect-error -- help without Khmer
    formsOf({ Meet }, { Meet: { name: { ...name, help: { en: 'As the survivor writes it.' } } } });

    // @ts-expect-error -- a field that the command does not have
    formsOf({ Meet }, { Meet: { name, age: UNASKED } });

    // @ts-expect-error -- an event without its classes
    step({ ...parts, commands, classes: { Met: { name: 'identity' } } });

    const upcast: Upcast<{ Seen: { name: Personal<string> } }, Events> = {
      Seen: (data) => ({ type: 'Met', data }),
    };
    step({ ...parts, commands, classes: { ...classes, Seen: { name: 'identity' } }, upcast });

    // @ts-expect-error -- a former event without its classes
    step({ ...parts, commands, classes, upcast });

    // @ts-expect-error -- a command without its mutation, and not by policy
    step({ ...parts, commands: { Meet: meet }, classes });

    const formsOfThree = { ...forms, Stay: forms.Leave };
    // @ts-expect-error -- a mutation without its command
    step({ ...parts, forms: formsOfThree, commands: { Meet: meet, Leave: leave, Stay: leave }, classes });

    // @ts-expect-error -- a mutation whose input is another command’s
    step({ ...parts, commands: { Meet: leave, Leave: leave }, classes });

    const guest = { ...meet, allowedTo: ['GUEST'] } as const;
    // @ts-expect-error -- a role that does not exist
    step({ ...parts, commands: { Meet: guest, Leave: leave }, classes });

    // @ts-expect-error -- a projection that misses an event
    rows<Events, GuestView>({ view: GuestView, key, on: { Met: () => ({ here: true }) } });

    // @ts-expect-error -- a projection that reads what is sealed
    rows<Events, GuestView>({ view: GuestView, key, on: { Met: ({ name }) => ({ here: !!name }), Left: () => null } });

    // @ts-expect-error -- a projection that writes a column which does not exist
    rows<Events, GuestView>({ view: GuestView, key, on: { Met: () => ({ there: true }), Left: () => null } });

    expect.assertions(0); // the compiler has checked it all
  });
});
