/** A difference, and where it is. */
export interface Finding {
  readonly what: string;
  readonly stream?: string;
  readonly revision?: number;
  readonly table?: string;
  readonly eventId?: string;
}

/** The most findings that are listed; further ones are only counted. */
const NAMED_MAX = 50;

export class Findings {
  readonly named: Finding[] = [];
  count = 0;

  add(finding: Finding): void {
    this.count++;
    if (this.named.length < NAMED_MAX) this.named.push(finding);
  }
}
