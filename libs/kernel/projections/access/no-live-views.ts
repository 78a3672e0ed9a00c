/** No set with the tables of this program is live: the projector is building one. */
export class NoLiveViews extends Error {
  override readonly name = 'NoLiveViews';

  constructor() {
    super(
      'The views are being built, so nothing can be read yet. Try again in a while: npx homeward projections sets says how far they are.',
    );
  }
}

/** SQLSTATEs of a table, column or schema that the projector has not made yet. */
const NOT_MADE: ReadonlySet<string | undefined> = new Set(['42P01', '42703', '3F000', '42501']);

export const orNoLiveViews = (error: unknown): unknown =>
  NOT_MADE.has((error as { code?: string }).code) ? new NoLiveViews() : error;

export const throwOrNoLiveViews = (error: unknown): never => {
  throw orNoLiveViews(error);
};

/** TypeORM wraps errors that it attributes to the database. */
export const unwrapNoLiveViews = (error: { driverError?: unknown }): never => {
  throw error.driverError instanceof NoLiveViews ? error.driverError : error;
};
