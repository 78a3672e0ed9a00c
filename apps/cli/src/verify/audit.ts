import type { RecordedEvent } from '#kernel/event-store';
import { HeadAudit, type HeadVerdict } from '#security/log-head';
import { isOwnEvent } from '#nest';
import type { Findings } from './findings.js';
import { LogAudit } from './log-audit.js';

/** What the log must hold of itself, without any view: chains, codes, instants, and what the signed head remembers. */
export class Audit {
  readonly log: LogAudit;

  constructor(
    origin: string,
    private readonly head: HeadAudit,
    private readonly findings: Findings,
    copiedUpTo?: bigint,
  ) {
    this.log = new LogAudit(origin, findings, copiedUpTo);
  }

  /** The next events of the log, of any stream, each with its flaw. */
  async take(events: readonly RecordedEvent[]): Promise<void> {
    this.log.take(events);
    await this.head.take(events.filter(isOwnEvent));
  }

  /** Called once everything is read. */
  async end(): Promise<HeadVerdict> {
    const verdict = await this.head.end();
    if (verdict.finding) {
      const { position: _, ...finding } = verdict.finding;
      this.findings.add(finding);
    }
    return verdict;
  }
}
