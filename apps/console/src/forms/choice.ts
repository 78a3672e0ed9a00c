/** What a list offers. */
export interface Choice {
  readonly value: string;
  readonly label: string;
}

/** What every control says about its field. */
export interface About {
  readonly id: string;
  readonly label: string | undefined;
  readonly description: string | undefined;
  readonly error: string | undefined;
  readonly withAsterisk: boolean;
}
