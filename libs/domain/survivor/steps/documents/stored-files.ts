import type { CommandMetadata } from '#kernel/event-store';
import type { CommandCompletion } from '#nest';
import type { StoredFile } from './documents.events.js';

/** What the service knows of an uploaded file, for the command that attaches it. */
export abstract class StoredFiles implements CommandCompletion {
  /** @throws Refusal if there is no such upload */
  abstract complete(
    command: { readonly survivorId: string; readonly documentId: string },
    metadata: CommandMetadata,
  ): Promise<{ readonly stored?: StoredFile }>;
}
