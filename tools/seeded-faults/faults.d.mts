export interface Fault {
  readonly title: string;
  readonly file: string;
  readonly from: string | RegExp;
  readonly to: string;
  readonly specs: readonly string[];
}
export const FAULTS: readonly Fault[];
export const breakPlace: (fault: Fault, sound: string) => string | undefined;
