/** What is wrong, and where. */
export interface Finding {
  readonly what: string;
  readonly stream?: string;
  readonly revision?: number;
  readonly table?: string;
  readonly eventId?: string;
}

/** So many are named; the others are counted. */
const NAMED_MAX = 50;

export class Findings {
  readonly named: Finding[] = [];
  count = 0;

  add(finding: Finding): void {
    this.count++;
    if (this.named.length < NAMED_MAX) this.named.push(finding);
  }
}
