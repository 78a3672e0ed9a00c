import { createReadStream } from 'node:fs';
import { createInterface } from 'node:readline';
import type { RecordedEvent } from '#kernel/event-store';
import { Misuse } from '../misuse.js';
import type { Findings } from './findings.js';

/** The ledger of a client: the id of each command it sent, and the outcome it saw. */
export type ClientLedger = ReadonlyMap<string, string>;

const OUTCOMES = ['ACK', 'REJECT', 'UNKNOWN'];

/** Reads one JSON object per line. @throws Misuse, with the line */
export const ledgerIn = async (file: string): Promise<ClientLedger> => {
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
      throw new Misuse(
        `--ledger ${file}, line ${number}: it must be {"commandId": "…", "outcome": "ACK"}, or REJECT, or UNKNOWN.`,
      );
    throw new Misuse(`--ledger ${file} cannot be read (${(error as NodeJS.ErrnoException).code}).`);
  }
  return ledger;
};

/** Compares the ledger of a client with the log. */
export class LedgerAudit {
  acked = 0;
  readonly #open: Map<string, string>;

  constructor(
    private readonly ledger: ClientLedger,
    private readonly findings: Findings,
  ) {
    this.#open = new Map(ledger);
  }

  take(events: readonly RecordedEvent[]): void {
    if (this.#open.size > 0) for (const event of events) this.#checkEvent(event);
  }

  #checkEvent({ stream, metadata }: RecordedEvent): void {
    const outcome = this.#open.get(metadata.commandId);
    if (outcome === undefined) return;
    this.#open.delete(metadata.commandId);
    if (outcome === 'ACK') this.acked++;
    if (outcome === 'REJECT')
      this.findings.add({ what: `command ${metadata.commandId} was refused, but is in the log`, stream });
  }

  /** Reports acknowledged commands that the whole log does not contain. */
  end(): void {
    for (const [commandId, outcome] of this.#open)
      if (outcome === 'ACK')
        this.findings.add({ what: `command ${commandId} was acknowledged, but is not in the log` });
  }

  /** The number of commands that the ledger lists as acknowledged. */
  get promised(): number {
    return [...this.ledger.values()].filter((outcome) => outcome === 'ACK').length;
  }
}
