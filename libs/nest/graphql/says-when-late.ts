/** Extensions of a schema field whose caller can do more than try again once its answer was cut off. */
export interface SaysWhenLate {
  readonly whenLate: () => Error;
}
