export interface Judgement {
  readonly office: string;
  readonly by: string;
  readonly isSame: boolean;
}

/** A pair of records that may be of one person; undefined before anything suggested it. */
export interface Suspicion {
  readonly suspected:
    | {
        readonly survivorIds: readonly string[];
        readonly offices: readonly string[];
        readonly reasons: readonly string[];
      }
    | undefined;
  /** The last word of each supervisor, the newest last. */
  readonly judgements: readonly Judgement[];
  readonly outcome: 'Agreed' | 'Dismissed' | undefined;
}
