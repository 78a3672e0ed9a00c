import type { ReintegrationEvents } from './reintegration.events.js';

type PlanData = ReintegrationEvents['ReintegrationPlanned'];

type ReintegrationData = ReintegrationEvents['SurvivorReintegrated'];

export interface Reintegration {
  /** By reintegrationId. */
  readonly planned: Readonly<Record<string, PlanData>>;
  readonly completed: Readonly<Record<string, ReintegrationData>>;
}
