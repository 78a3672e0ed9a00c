/** Which work a list shows, as it stands in the address. */
export interface WorkFilters {
  readonly worker?: string;
  readonly kind?: string;
  readonly risk?: string;
  readonly due?: string;
}

export const RISKS = ['HIGH', 'MEDIUM', 'LOW'] as const;
type Risk = (typeof RISKS)[number];

const OVERDUE: Readonly<Record<string, boolean>> = { overdue: true, coming: false };

/** The filters as the service takes them. What is not understood does not apply. */
export const asAsked = <Kind extends string>({ worker, kind, risk, due }: WorkFilters, kinds: readonly Kind[]) => ({
  worker: worker ?? null,
  kind: kinds.find((one) => one === kind) ?? null,
  riskLevel: RISKS.find((one): one is Risk => one === risk) ?? null,
  overdue: OVERDUE[due ?? ''] ?? null,
});
