import { randomUUID } from 'node:crypto';
import { Inject, Optional, type Abstract, type Type } from '@nestjs/common';
import { CommandHandler, type ICommandHandler } from '@nestjs/cqrs';
import { v5 } from 'uuid';
import { refuse, type Actor, type EventMap, type JsonObject } from '#kernel/decider';
import {
  positionText,
  type CommandMetadata,
  type StoreContext,
  type RecordedEvent,
  type AggregateStore,
} from '#kernel/event-store';
import type { AnyCommand } from './commands.js';
import { Invalid } from './graphql/invalid.js';
import type { Receipt } from './graphql/receipt.js';
import { DIRECTORY, REGISTERS, STREAM_IN_COMMAND, SUBJECTS, type Category, type CommandedCategory } from './streams.js';

/** The namespace of ids for streams whose command did not name one: never change it. */
const STREAM_IDS = '6f1c2f0e-9a55-5d0c-8f6e-0f3d5a2b7c41';

type AnyAggregateStore = AggregateStore<unknown, EventMap, Record<string, JsonObject>>;

/** The aggregate stores of a process, by category of stream. */
export abstract class AggregateStores {
  abstract readonly storeContext: StoreContext;
  abstract of(category: CommandedCategory): AnyAggregateStore;
}

/** The category of another record, and a check of its events, whose sealed fields stay sealed. */
export interface OtherRecord {
  readonly category: Category;
  /** @throws Refusal */
  readonly requires?: (events: readonly Pick<RecordedEvent, 'id' | 'type' | 'data'>[]) => void;
}

/** Fields that name another record: a decider sees one stream only, so it cannot check whether the other exists. */
export type OtherRecords = Readonly<Record<string, OtherRecord>>;

/** Fills in what the service knows and no caller may say, before a command is decided: a decider fetches nothing. */
export interface CommandCompletion {
  /** @param command with the id of its record */
  complete(command: object, metadata: CommandMetadata): Promise<object>;
}

/** Provided by no module. */
const NOTHING = Symbol('nothing');

/** All commands are handled alike, so no handler is written by hand. */
export const handlerOf = (
  of: Category | typeof STREAM_IN_COMMAND | typeof DIRECTORY,
  name: string,
  input: Type<AnyCommand>,
  {
    others = {},
    completedBy,
  }: {
    readonly others?: OtherRecords | undefined;
    readonly completedBy?: Abstract<CommandCompletion> | undefined;
  } = {},
): Type => {
  @CommandHandler(input)
  class Handler implements ICommandHandler<AnyCommand> {
    constructor(
      @Inject(AggregateStores) private readonly stores: AggregateStores,
      @Optional() @Inject(completedBy ?? NOTHING) private readonly completion?: CommandCompletion,
    ) {}

    async execute(asked: AnyCommand): Promise<Receipt> {
      const { by, commandId = randomUUID(), expectedRevision, ...fields } = toPlainCommand(asked);
      const { category, id, command } = addressCommand(
        of === STREAM_IN_COMMAND ? namedIn(fields) : of,
        fields,
        commandId,
      );
      const store = this.stores.of(category);
      store.requireRole(name, by); // before another record is looked for
      const metadata = { by, now: new Date().toISOString(), commandId, expectedRevision };
      await requireOthers(this.stores, others, { stream: `${category}-${id}`, name, by, commandId }, command);
      // a caller without a right learns nothing of what there is
      const completes = completedBy && (await store.isAuthorized(id, name, by));
      const complete = completes ? { ...command, ...(await this.completion!.complete(fields, metadata)) } : command;
      const receipt = await store.transact(id, name, complete as JsonObject, metadata);
      return {
        ...receipt,
        ...(category === 'survivor' && { survivorId: id }),
        command: name,
        position: positionText(this.stores.storeContext, receipt.position),
      };
    }
  }
  return Handler;
};

interface AddressedCommand {
  readonly category: Category | typeof DIRECTORY;
  readonly id: string;
  readonly command: Readonly<Record<string, unknown>>;
}

/** The stream that takes the command: the one it names, a new one, or that of the registers. */
const addressCommand = (
  category: Category | typeof DIRECTORY,
  fields: Readonly<Record<string, unknown>>,
  commandId: string,
): AddressedCommand => {
  if (category === DIRECTORY) return { category, id: REGISTERS, command: fields };
  const { [SUBJECTS[category]]: named, ...command } = fields;
  return { category, id: (named as string | undefined) ?? v5(commandId, STREAM_IDS), command };
};

const namedIn = (fields: Readonly<Record<string, unknown>>): Category => {
  const [category, ...others] = (Object.keys(SUBJECTS) as Category[]).filter(
    (one) => fields[SUBJECTS[one]] !== undefined,
  );
  if (category !== undefined && others.length === 0) return category;
  const problem = 'exactly one of survivorId, prosecutionId and operationId must be given';
  throw new Invalid('Name the record that contains the entry.', [{ path: 'survivorId', problem }]);
};

/**
 * A caller who names another record must have access to both. A command that was already recorded is not checked again:
 * the other record may have changed since.
 */
const requireOthers = async (
  stores: AggregateStores,
  others: OtherRecords,
  asked: { readonly stream: string; readonly name: string; readonly by: Actor; readonly commandId: string },
  command: Readonly<Record<string, unknown>>,
): Promise<void> => {
  const { store } = stores.storeContext;
  for (const [field, { category, requires }] of Object.entries(others)) {
    const otherId = String(command[field]);
    const other = `${category}-${otherId}`;
    if (other === asked.stream) refuse('SAME_RECORD', `${field} names this record itself: name the other one.`);
    // neither stream is read as a whole before the caller is known to have to do with it: see `isAuthorized`
    const recorded = await store.inspect(asked.stream);
    const isOwnEvent = ({ metadata, flaw }: RecordedEvent) =>
      !flaw && metadata.commandId === asked.commandId && metadata.actor.id === asked.by.id;
    if (recorded.some(isOwnEvent)) continue;
    const isAuthorized = await stores.of(category).isAuthorized(otherId, asked.name, asked.by);
    const events = isAuthorized ? await store.read(other) : [];
    if (events.length === 0)
      refuse('NOT_FOUND', `There is no record that ${field} names, or you may not see it: check the id.`);
    requires?.(events);
  }
};

/** Plain objects to record, of instances whose fields without a value are undefined. Nulls were removed by InputPipe. */
export const toPlainCommand = (asked: AnyCommand) =>
  toPlainValue(asked) as Pick<AnyCommand, 'by' | 'commandId' | 'expectedRevision'> & Record<string, unknown>;

const toPlainValue = (value: unknown): unknown => {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(toPlainValue);
  const plain: Record<string, unknown> = {};
  for (const [field, each] of Object.entries(value)) if (each !== undefined) plain[field] = toPlainValue(each);
  return plain;
};
