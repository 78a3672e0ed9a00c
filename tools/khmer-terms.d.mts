export const pageOf: (termbase: object) => string;
