import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { receiptOf, type Homeward } from './homeward.js';

export type RequestOutcome = 'ACK' | 'REJECT' | 'UNKNOWN';

/** Answers that leave open whether the command was recorded. */
const SAYS_NOTHING = new Set(['OUTCOME_UNKNOWN', 'INTERNAL', 'UNAVAILABLE']);

interface CommandEntry {
  readonly outcome: RequestOutcome;
  readonly code?: string;
  /** From the receipt. */
  readonly position?: string;
}

/** What a client outside the system knows: every command that it has sent, and how each ended for the client. */
export class CommandOutcomes {
  readonly entries = new Map<string, CommandEntry>();
  /** Commands that have no answer yet. */
  underWay = 0;

  count(): Record<RequestOutcome, number> {
    const counts = { ACK: 0, REJECT: 0, UNKNOWN: 0 };
    for (const { outcome } of this.entries.values()) counts[outcome]++;
    return counts;
  }

  async send(homeward: Homeward, mutation: string, input: object): Promise<RequestOutcome> {
    const commandId = randomUUID();
    const noteOutcome = (outcome: RequestOutcome, more: Omit<CommandEntry, 'outcome'> = {}) => {
      this.entries.set(commandId, { outcome, ...more });
      return outcome;
    };
    // from here on it may be in the log, whatever happens to this process
    noteOutcome('UNKNOWN');
    this.underWay++;
    try {
      const { data, errors } = await homeward.command(mutation, { ...input, commandId });
      const code = errors?.[0]?.extensions.code;
      if (code === undefined) return noteOutcome('ACK', { position: receiptOf({ data: data ?? null }).position });
      return noteOutcome(SAYS_NOTHING.has(code) ? 'UNKNOWN' : 'REJECT', { code });
    } catch {
      return noteOutcome('UNKNOWN');
    } finally {
      this.underWay--;
    }
  }
}

const someone = {
  on: '2020-03-01',
  source: 'COMMUNITY',
  office: 'SiemReapCac',
  province: '17',
  urgency: 'ROUTINE',
  givenName: 'Sopheak',
  familyName: 'Lim (SYNTHETIC)',
  birthDate: '1990-05-01',
  sex: 'FEMALE',
  nationality: 'KH',
  languages: ['khm'],
} as const;

export const referralOf = (survivorId: string, more: object = {}) => ({ survivorId, ...someone, ...more });

export const consentOf = (survivorId: string, more: object = {}) => ({
  survivorId,
  scopes: ['INTERVIEW', 'SERVICES'],
  recipients: [],
  givenBy: 'SURVIVOR',
  language: 'khm',
  witnessRole: 'NONE',
  on: '2020-03-02',
  ...more,
});

/**
 * A writer that records without end: a survivor, then one consent after the other, and now and then a command that is
 * refused.
 */
export class Writer {
  #going = true;
  readonly #done: Promise<void>;

  /** @param rest milliseconds after each command */
  constructor(
    homeward: Homeward,
    outcomes: CommandOutcomes,
    private readonly rest = 0,
  ) {
    this.#done = this.#write(homeward, outcomes);
  }

  async stop(): Promise<void> {
    this.#going = false;
    await this.#done;
  }

  async #write(homeward: Homeward, outcomes: CommandOutcomes): Promise<void> {
    while (this.#going) {
      const survivorId = randomUUID();
      await outcomes.send(homeward, 'receiveReferral', referralOf(survivorId));
      for (let n = 0; n < 12 && this.#going; n++) {
        await outcomes.send(homeward, 'giveConsent', consentOf(survivorId));
        if (this.rest > 0) await sleep(this.rest);
      }
      await outcomes.send(homeward, 'receiveReferral', referralOf(survivorId));
    }
  }
}
