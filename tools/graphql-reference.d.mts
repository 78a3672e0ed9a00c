export const referenceOf: (schema: string) => string;
