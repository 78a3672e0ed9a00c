import { useMemo, useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import { useInputs } from '../forms/use-inputs.js';
import { useLabels } from '../language/labels.js';
import { usePlainWords } from '../language/plain-words.js';
import { ErrorNotice } from '../layout/Answer.js';
import { Button } from '../layout/Button.js';
import { FileChoice } from '../layout/FileChoice.js';
import { Page } from '../layout/Page.js';
import type { PreviewedRow } from '../registers/import/documents.js';
import { reasonInWords, type ReasonInWords } from '../registers/import/reason.js';
import { recordAll, type Stop } from '../registers/import/record.js';
import { commandsIn } from '../registers/import/to-record.js';
import { usePreview } from '../registers/import/use-preview.js';
import '../registers/import/language/load.js';
import css from './register-import.module.css';

const CHANGES = ['NEW', 'CHANGED', 'UNCHANGED', 'REFUSED'] as const;

/** The columns of the file, and a row as an example. */
const TEMPLATE = `register,code,name,localName,province,roles,office,deputy,kind,districts,services,from,until
office,SiemReapCac,Siem Reap CAC,,17,,,,,,,2018-01-01,
`;

/** Fills the registers from a file: shows what it would do first, and records nothing before that. */
export const RegisterImport = () => {
  const { t } = useTranslation();
  const { preview, read: readRows } = usePreview();
  const [isRecording, setRecording] = useState(false);
  return (
    <Page title={t('import.title')} lead={t('import.lead')}>
      <div className={css.file}>
        <label htmlFor="registers-file">{t('import.file')}</label>
        <FileChoice
          id="registers-file"
          accept=".csv,text/csv"
          disabled={isRecording}
          // the same file may be chosen again once it was corrected
          onClick={({ currentTarget }) => (currentTarget.value = '')}
          onFile={(file) => void readRows(file)}
        />
      </div>
      <p>
        <a href={`data:text/csv;charset=utf-8,${encodeURIComponent(TEMPLATE)}`} download="registers.csv">
          {t('import.template')}
        </a>
      </p>
      {preview && 'error' in preview && <ErrorNotice error={preview.error} />}
      {preview && 'problem' in preview && <p role="alert">{t(`import.${preview.problem}`)}</p>}
      {preview && 'rows' in preview && (
        <Previewed
          key={preview.nth}
          name={preview.name}
          rows={preview.rows}
          isRecording={isRecording}
          onRecording={setRecording}
        />
      )}
    </Page>
  );
};

interface PreviewedProps {
  readonly name: string;
  readonly rows: readonly PreviewedRow[];
  readonly isRecording: boolean;
  readonly onRecording: (isRecording: boolean) => void;
}

const Previewed = ({ name, rows, isRecording, onRecording }: PreviewedProps) => {
  const { t } = useTranslation();
  const label = useLabels();
  const inputs = useInputs();
  const commands = useMemo(() => commandsIn(rows), [rows]);
  const [count, setCount] = useState<number>();
  const inPlainWords = usePlainWords();
  const [stopped, setStopped] = useState<Stop>();
  const done = count === commands.length && !isRecording;
  const record = async () => {
    onRecording(true);
    setCount(0);
    setStopped(await recordAll(commands, setCount));
    onRecording(false);
  };
  return (
    <section aria-labelledby="preview" className={css.preview}>
      <h2 id="preview">
        {t('import.preview')}
        {t('colon')}
        {name}
      </h2>
      <ul className={css.counts}>
        {CHANGES.map((change) => (
          <li key={change} data-change={change}>
            <strong>{rows.filter((row) => row.change === change).length}</strong> {label(change, 'RowChange')}
          </li>
        ))}
      </ul>
      <div className={css.wide} tabIndex={0} role="region" aria-labelledby="preview">
        <table>
          <thead>
            <tr>
              <th scope="col">{t('import.line')}</th>
              <th scope="col">{t('import.entry')}</th>
              <th scope="col">{t('import.change')}</th>
            </tr>
          </thead>
          <tbody>
            {rows.map(({ line, register, name: entry, change, reason, sentence }) => (
              <tr key={line} data-change={change}>
                <td>{line}</td>
                <th scope="row">{entry}</th>
                <td>
                  {label(change, 'RowChange')}
                  <Reason
                    {...(inputs
                      ? reasonInWords({ register, reason, sentence }, inputs, label, t)
                      : { english: reason ?? undefined })}
                  />
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </div>
      <p role="status">
        {done && commands.length > 0
          ? t('import.done', { count: commands.length })
          : count !== undefined && t('import.progress', { count, all: commands.length })}
      </p>
      {stopped && (
        <p role="alert">
          {t('import.stopped', { line: stopped.line })} {inPlainWords(stopped.message)}{' '}
          {stopped.detail && <span lang="en">{inPlainWords(stopped.detail)}</span>}
        </p>
      )}
      {done ? (
        <Link to="/registers" search={{}}>
          {t('place.registers')}
        </Link>
      ) : (
        commands.length > 0 && (
          <Button loading={isRecording} onClick={() => void record()}>
            {t('import.record', { count: commands.length })}
          </Button>
        )
      )}
      {commands.length === 0 && <p>{t('import.nothing')}</p>}
    </section>
  );
};

const Reason = ({ words, english }: ReasonInWords) =>
  (words ?? english) && (
    <span className={css.reason}>
      {words} {english && <span lang="en">{english}</span>}
    </span>
  );
