import type { ReportLanguage } from '#reporting/annual';
import { enumNameOf } from '#nest/plain';
import type { Bearer } from '#platform/plain';
import { CommandRefused, type Client } from '../client/client.js';

interface Person {
  readonly id: string;
  readonly role: string;
}

export interface ErasureCertificate {
  readonly survivorId: string;
  readonly askedBy: string | null;
  readonly requestedOn: string | null;
  readonly requestedBy: Person | null;
  readonly approvedOn: string;
  readonly approvedBy: Person;
  readonly keptSurvivorId: string | null;
  readonly duplicates: readonly string[];
  readonly erasedAt: string;
  readonly classes: readonly string[];
  readonly keyIds: readonly string[];
  readonly eventId: string;
  readonly hash: string;
  readonly backupsOpenUntil: string;
  readonly processesRememberUntil: string;
  readonly stays: readonly string[];
}

const CERTIFICATE = `query ($survivorId: UUID!) { erasureCertificate(survivorId: $survivorId, purpose: SUBJECT_REQUEST) {
  survivorId askedBy requestedOn requestedBy { id role } approvedOn approvedBy { id role } keptSurvivorId duplicates erasedAt
  classes keyIds eventId hash backupsOpenUntil processesRememberUntil stays
} }`;

/** @throws CommandRefused when nothing was erased, or the caller may not read the certificate */
export const certificateOf = async (client: Client, by: Bearer, survivorId: string): Promise<ErasureCertificate> => {
  const { erasureCertificate } = await client.insist<{ erasureCertificate: ErasureCertificate | null }>(
    by,
    CERTIFICATE,
    {
      survivorId,
    },
  );
  return erasureCertificate ?? refuseNoCertificate();
};

const refuseNoCertificate = (): never => {
  throw new CommandRefused(
    'There is no erasure of this survivor, or you may not read its certificate: check the id and the role.',
    'NOT_FOUND',
  );
};

/** The labels of the service, by the name of the enum and that of its value: `Sex.FEMALE`. */
export const labelsIn = async (
  client: Client,
  by: Bearer,
  locale: ReportLanguage,
): Promise<ReadonlyMap<string, string>> => {
  const { labels } = await client.insist<{ labels: readonly { list: string; code: string; label: string }[] }>(
    by,
    `query ($locale: Locale!) { labels(locale: $locale) { list code label } }`,
    { locale: enumNameOf(locale) },
  );
  return new Map(labels.map(({ list, code, label }) => [`${list}.${code}`, label]));
};
