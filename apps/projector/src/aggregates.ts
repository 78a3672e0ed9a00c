import { journey } from '#journey';
import type { Step } from '#step';

export const steps: readonly Step[] = [...journey];
