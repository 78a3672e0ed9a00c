/** The registers with which a decision compares what a command names. The service declares what they hold. */
export interface Directory {
  /** Names are looked up, but none is refused as unknown: for entries that were accepted before. */
  readonly acceptsUnknown?: boolean;
}
