import type { Type } from '@nestjs/common';
import type { DataSource } from 'typeorm';
import {
  mapByName,
  type ClassesOf,
  type Decider,
  type EventMap,
  type PersonalClass,
  type Upcast,
} from '#kernel/decider';
import type { AnyUpcast } from '#kernel/event-store';
import type { Amends, Projection, ProjectionReading, View } from '#kernel/projections';
import type { Classes } from '#kernel/integrity';
import type { BlindIndex } from './blind-index.js';
import { mutationNameOf } from './command-name.js';
import { noteShownEntries } from './graphql/restricted-field.js';
import { formsOfOnlyDay, type Forms, type FormsFor } from './forms.js';
import { handlerOf } from './handler.js';
import type { Labels, StepLabels } from './labels.js';
import { mutationsOf, type MutationOf } from './mutations.js';
import type { Role } from './role.js';
import type { Strand } from './strand.js';
import { DIRECTORY, STREAM_IN_COMMAND, RECORD_SUBJECT, type Category } from './streams.js';
import { fieldsOf, type SurvivorField } from './survivor-fields.js';

/** Sent by a policy only, never by a person: no mutation. */
export const BY_POLICY = 'by policy';

type MutationsFor<Commands> = { readonly [Name in keyof Commands]: MutationOf<Commands[Name]> | typeof BY_POLICY };

/** One step of the journey, from mutation to query. The compiler checks that its parts match. */
interface Parts<
  State,
  Events extends EventMap,
  Commands,
  Others,
  Former extends EventMap,
  Table extends MutationsFor<Commands>,
> {
  /** The category of the streams to which it adds entries; or those of any record that a command names. */
  readonly of?: Category | typeof STREAM_IN_COMMAND | typeof DIRECTORY;
  readonly decider: Decider<State, Events, Commands, Others>;
  /** A mutation without its command does not compile. */
  readonly commands: Table & { readonly [Name in Exclude<keyof Table, keyof Commands>]: never };
  readonly labels: StepLabels<Events> & Pick<Labels, 'codes'>;
  readonly forms: FormsFor<NoInfer<Table>> & Forms;
  /** Former events too: an erased one still says what is gone. */
  readonly classes: ClassesOf<Events> & ClassesOf<NoInfer<Former>>;
  /** Upcasts of former events to the current form. */
  readonly upcast?: Upcast<Former, Events>;
  readonly projections: readonly Projection[];
  /** The events of the step that amend earlier entries. */
  readonly amends?: Amends;
  readonly indexes?: readonly BlindIndex[];
  /** The fields that the step adds to `Survivor`. */
  readonly shows?: Readonly<Record<string, SurvivorField>>;
  /** Where the timeline of a record shows its events: all in one strand, or each in its own. */
  readonly lane?: Strand | { readonly [Name in keyof Events]: Strand };
  /** Further resolvers. */
  readonly resolvers?: readonly Type[];
}

/** Who may send a command, and whether it begins a case, records in one, or is about none. */
export interface CommandAccess {
  readonly kind: 'begins' | 'records' | 'none';
  readonly allowedTo: readonly Role[];
}

/** All steps of the app. */
export const STEPS = Symbol('steps');

/** What the apps need of a step: the API takes the providers, the projector the projections, the codec the rest. */
export interface Step {
  readonly providers: readonly Type[];
  readonly projections: readonly Projection[];
  readonly classes: Readonly<Record<string, Classes>>;
  readonly upcast: AnyUpcast;
  readonly amends: Amends;
  /** Filled by the process with the keys. */
  readonly indexes?: readonly BlindIndex[];
  readonly labels?: Labels;
  readonly forms?: Forms;
  /** By mutation. */
  readonly access?: Readonly<Record<string, CommandAccess>>;
  /** The mutations that the page of a record offers, and in which strand. */
  readonly menu?: Readonly<Record<string, Strand>>;
  /** By event type: where the timeline of a record shows it. */
  readonly lanes?: Readonly<Record<string, Strand>>;
  /** By event type: the class of which such an entry says something by being there. */
  readonly revealing?: Readonly<Record<string, PersonalClass>>;
  /** The inputs of the commands that people send, by name. */
  readonly inputs: Readonly<Record<string, Type>>;
  /** Whose entries these commands record; left out where there are none. */
  readonly of?: Category | typeof STREAM_IN_COMMAND | typeof DIRECTORY;
}

export const step = <
  State,
  Events extends EventMap,
  Commands,
  Others,
  const Table extends MutationsFor<Commands>,
  Former extends EventMap = {},
>({
  of = 'survivor',
  commands,
  labels: { events, codes, fields = {} },
  forms,
  classes,
  upcast = {} as Upcast<Former, Events>,
  projections,
  amends = {},
  indexes = [],
  shows = {},
  lane = {} as { readonly [Name in keyof Events]: Strand },
  resolvers = [],
}: Parts<State, Events, Commands, Others, Former, Table>): Step => {
  noteShownEntries(projections);
  const table = commands as Readonly<Record<string, MutationOf<object> | typeof BY_POLICY>>;
  const tables = classes as unknown as Tables;
  const mutations = Object.fromEntries(
    Object.entries(table).flatMap(([name, mutation]) => (mutation === BY_POLICY ? [] : [[name, mutation]])),
  );
  const kind = of === 'operation' || of === DIRECTORY ? 'none' : 'records';
  const byMutation = <Value>(valueOf: (mutation: MutationOf<object>) => Value): Record<string, Value> =>
    Object.fromEntries(Object.entries(mutations).map(([name, mutation]) => [mutationNameOf(name), valueOf(mutation)]));
  return {
    providers: [
      ...Object.entries(mutations).map(([name, { input, others, completedBy }]) =>
        handlerOf(of, name, input, { others, completedBy }),
      ),
      mutationsOf(mutations),
      ...(Object.keys(shows).length > 0 ? [fieldsOf(shows)] : []),
      ...resolvers,
    ],
    projections,
    classes: of === 'survivor' || of === STREAM_IN_COMMAND ? withIrregular(tables) : tables,
    upcast: upcast as AnyUpcast,
    amends,
    indexes,
    of,
    labels: {
      events: events as Labels['events'] & object,
      codes: codes ?? {},
      fields,
      mutations: byMutation(({ label }) => label),
      descriptions: byMutation(({ description }) => description),
    },
    forms: { ...formsOfOnlyDay(mutations), ...forms },
    access: byMutation(({ begins, allowedTo }) => ({ kind: begins ? 'begins' : kind, allowedTo })),
    menu: menuOf(byMutation(({ menu }) => menu)),
    lanes: typeof lane === 'string' ? mapByName(events, () => lane) : lane,
    revealing: revealingIn(shows, projections),
    inputs: Object.fromEntries(Object.entries(mutations).map(([name, { input }]) => [name, input])),
  };
};

const menuOf = (places: Readonly<Record<string, Strand | 'elsewhere'>>): Record<string, Strand> =>
  Object.fromEntries(Object.entries(places).filter((place): place is [string, Strand] => place[1] !== 'elsewhere'));

/** The events behind the rows that reveal a class by being there. */
const revealingIn = (
  shows: Readonly<Record<string, SurvivorField>>,
  projections: readonly Projection[],
): Record<string, PersonalClass> =>
  Object.fromEntries(
    Object.values(shows).flatMap(({ view, revealing }) =>
      projections
        .filter((projection) => revealing !== undefined && projection.view === view)
        .flatMap(({ on }) => Object.keys(on).map((type) => [type, revealing!])),
    ),
  );

type Tables = Readonly<Record<string, Classes>>;

/** Any entry of a survivor may be marked as recorded against a rule. */
const withIrregular = (classes: Tables): Tables =>
  Object.fromEntries(
    Object.entries(classes).map(([type, fields]) => [
      type,
      { ...fields, irregular: { code: 'open', explanation: 'testimony' } },
    ]),
  );

/** How the events of all steps are read. */
export const readingOf = (steps: readonly Step[]): Omit<ProjectionReading, 'store'> => ({
  upcast: mergeTables(steps.map(({ upcast }) => upcast)) as AnyUpcast,
  subjects: RECORD_SUBJECT,
  amends: mergeTables(steps.map(({ amends }) => amends)),
});

/** Which fields of the events of all steps are personal. */
export const classesOf = (steps: readonly Step[]): Readonly<Record<string, Classes>> =>
  mergeTables(steps.map(({ classes }) => classes));

/** @throws if two steps define the same event: one definition would silently hide the other. */
const mergeTables = <Value>(tables: readonly Readonly<Record<string, Value>>[]): Record<string, Value> => {
  const all: Record<string, Value> = {};
  for (const [name, value] of tables.flatMap((table) => Object.entries(table))) {
    if (name in all) throw new Error(`Two steps name the event ${name}.`);
    all[name] = value;
  }
  return all;
};

/** The tables of this build that are filled from the log; tables of a former version are not updated and not awaited. */
export const viewsOf = (steps: readonly Step[]): Type<object>[] =>
  steps.flatMap(({ projections }) => projections.map(({ view }) => view));

/** Their names in the database. */
export const viewsIn = (db: DataSource, steps: readonly Step[]): string[] =>
  viewsOf(steps).map((view) => db.getMetadata(view).tableName);

/** The tables of a step that show one row, or all rows, of a survivor. */
export const oneRow = (view: Type<View>, description: string): SurvivorField => ({ view, many: false, description });
export const manyRows = (view: Type<View>, description: string): SurvivorField => ({ view, many: true, description });
/** Like `manyRows`, where one row is shown as several. */
export const severalOfEach = <Row extends View>(
  view: Type<Row>,
  each: (row: Row) => readonly object[],
  description: string,
): SurvivorField => ({ ...manyRows(view, description), each });
/** Like `manyRows`, where the rows complete one another. */
export const rowsTogether = <Row extends View>(
  view: Type<Row>,
  together: (rows: readonly Row[]) => readonly object[],
  description: string,
): SurvivorField => ({ ...manyRows(view, description), together });
/** Like `manyRows`, for a table in which each row reveals something of this class by being there. */
export const revealingRows = (revealing: PersonalClass, view: Type<View>, description: string): SurvivorField => ({
  ...manyRows(view, description),
  revealing,
});
