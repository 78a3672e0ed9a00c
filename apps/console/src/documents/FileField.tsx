import { useState, type ReactNode } from 'react';
import { InputWrapper } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { usePlainWords } from '../language/plain-words.js';
import { FileChoice } from '../layout/FileChoice.js';
import { uploadFile } from './transfer.js';

interface Props {
  readonly about: { readonly id: string; readonly error: ReactNode } & object;
  readonly survivorId: string | undefined;
  /** Decides who may open it, so it is chosen first. */
  readonly kind: string;
  /** The id of the uploaded file. */
  readonly value: string;
  readonly onChange: (documentId: string) => void;
}

const ACCEPTED = '.pdf,.jpg,.jpeg,.png,.webp,.mp3,.m4a,.mp4,.ogg,.wav';

/** Uploads a file as soon as it is chosen: the form then says what it is. */
export const FileField = ({ about, survivorId, kind, value, onChange }: Props) => {
  const { t } = useTranslation();
  const [part, setPart] = useState<number>();
  const inPlainWords = usePlainWords();
  const [failure, setFailure] = useState<string>();
  const isReady = survivorId !== undefined && kind !== '';

  const send = async (file: File | undefined) => {
    if (!file || !isReady) return;
    onChange('');
    setFailure(undefined);
    setPart(0);
    const answer = await uploadFile({ survivorId, kind, file }, setPart);
    setPart(undefined);
    if ('failure' in answer) setFailure(inPlainWords(answer.failure));
    else onChange(answer.documentId);
  };

  return (
    <InputWrapper {...about} error={failure ?? about.error}>
      <FileChoice
        id={about.id}
        accept={ACCEPTED}
        disabled={!isReady || part !== undefined}
        aria-invalid={(failure ?? about.error) !== undefined}
        onFile={(file) => void send(file)}
      />
      <p aria-live="polite">
        {part !== undefined && t('form.uploading', { percent: Math.round(100 * part) })}
        {part === undefined && value !== '' && t('form.uploaded')}
      </p>
    </InputWrapper>
  );
};
