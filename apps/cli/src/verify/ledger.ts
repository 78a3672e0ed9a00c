import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { RecordedEvent } from '#kernel/event-store';
import { ConfigurationError } from '#platform/plain';
import type { Findings } from './findings.js';

/** What a client outside the system knows of its commands: the id of each, and how it ended for all that it could see. */
export type LedgerLine = ReadonlyMap<string, string>;

const OUTCOMES = ['ACK', 'REJECT', 'UNKNOWN'];

/** One JSON object a line. @throws ConfigurationError, with the line */
export const ledgerIn = async (file: string): Promise<LedgerLine> => {
  const ledger = new Map<string, string>();
  let number = 0;
  try {
    for await (const line of createInterface(createReadStream(file, 'utf8'))) {
      number++;
      if (line.trim() === '') continue;
      const { commandId, outcome } = JSON.parse(line) as { commandId?: unknown; outcome?: unknown };
      if (typeof commandId !== 'string' || !OUTCOMES.includes(outcome as string)) throw new SyntaxError();
      ledger.set(commandId, outcome as string);
    }
  } catch (error) {
    if (error instanceof SyntaxError)
      throw new ConfigurationError(
        `--ledger ${file}, line ${number}: it must be {"commandId": "…", "outcome": "ACK"}, or REJECT, or UNKNOWN.`,
      );
    throw new ConfigurationError(`--ledger ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  return ledger;
};

/** Compares what a client knows of its commands with what is in the log. */
export class LedgerAudit {
  acked = 0;
  readonly #open: Map<string, string>;

  constructor(
    private readonly ledger: LedgerLine,
    private readonly findings: Findings,
  ) {
    this.#open = new Map(ledger);
  }

  take(events: readonly RecordedEvent[]): void {
    if (this.#open.size > 0) for (const event of events) this.#one(event);
  }

  #one({ stream, metadata }: RecordedEvent): void {
    const outcome = this.#open.get(metadata.commandId);
    if (outcome === undefined) return;
    this.#open.delete(metadata.commandId);
    if (outcome === 'ACK') this.acked++;
    if (outcome === 'REJECT')
      this.findings.add({ what: `command ${metadata.commandId} was refused, and is in the log`, stream });
  }

  /** Once everything is read. */
  end(): void {
    for (const [commandId, outcome] of this.#open)
      if (outcome === 'ACK')
        this.findings.add({ what: `command ${commandId} was acknowledged, and is not in the log` });
  }

  /** Of how many commands a ledger says that they were acknowledged. */
  get promised(): number {
    return [...this.ledger.values()].filter((outcome) => outcome === 'ACK').length;
  }
}
