import { useMemo, useState } from 'react';
import { Link } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { client } from '../api/client.js';
import { useInputs } from '../forms/use-inputs.js';
import { useLabels } from '../language/labels.js';
import { Refused } from '../layout/Answer.js';
import { Button } from '../layout/Button.js';
import { Page } from '../layout/Page.js';
import { csvTextOf } from '../registers/import/csv-text.js';
import { PREVIEW, type PreviewedRow } from '../registers/import/documents.js';
import { reasonInWords } from '../registers/import/reason.js';
import { recordAll } from '../registers/import/record.js';
import { commandsIn } from '../registers/import/to-record.js';
import css from './register-import.module.css';

const CHANGES = ['NEW', 'CHANGED', 'UNCHANGED', 'REFUSED'] as const;

/** The columns of the file, and a row as an example. */
const TEMPLATE = `register,code,name,localName,province,roles,office,deputy,kind,districts,services,from,until
office,SiemReapCac,Siem Reap CAC,,17,,,,,,,2018-01-01,
`;

/** Fills the registers from a file: shows what it would do first, and records nothing before that. */
export const RegisterImport = () => {
  const { t } = useTranslation();
  const [rows, setRows] = useState<readonly PreviewedRow[]>();
  const [error, setError] = useState<CombinedError>();
  const read = async (file: File | undefined) => {
    setRows(undefined);
    setError(undefined);
    if (!file) return;
    const { data, error: refused } = await client.query(PREVIEW, { csv: csvTextOf(await file.text()) }).toPromise();
    setRows(data?.previewRegisters);
    setError(refused);
  };
  return (
    <Page title={t('import.title')} lead={t('import.lead')}>
      <label className={css.file}>
        <span>{t('import.file')}</span>
        <input
          type="file"
          accept=".csv,text/csv"
          onChange={({ currentTarget }) => void read(currentTarget.files?.[0])}
        />
      </label>
      <p>
        <a href={`data:text/csv;charset=utf-8,${encodeURIComponent(TEMPLATE)}`} download="registers.csv">
          {t('import.template')}
        </a>
      </p>
      {error && <Refused error={error} />}
      {rows && <Preview key={JSON.stringify(rows)} rows={rows} />}
    </Page>
  );
};

const Preview = ({ rows }: { readonly rows: readonly PreviewedRow[] }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const inputs = useInputs();
  const commands = useMemo(() => commandsIn(rows), [rows]);
  const [count, setCount] = useState<number>();
  const [stopped, setStopped] = useState<{ readonly line: number; readonly message: string }>();
  const [recording, setRecording] = useState(false);
  const done = count === commands.length && !recording;
  const record = async () => {
    setRecording(true);
    setCount(0);
    setStopped(await recordAll(commands, setCount));
    setRecording(false);
  };
  return (
    <section aria-labelledby="preview" className={css.preview}>
      <h2 id="preview">{t('import.preview')}</h2>
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
            {rows.map(({ line, register, name, change, reason }) => (
              <tr key={line} data-change={change}>
                <td>{line}</td>
                <th scope="row">{name}</th>
                <td>
                  {label(change, 'RowChange')}
                  {reason && (
                    <span className={css.reason} lang="en">
                      {inputs ? reasonInWords({ register, reason }, inputs, label, t) : reason}
                    </span>
                  )}
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
          {t('import.stopped', { line: stopped.line })} {stopped.message}
        </p>
      )}
      {done ? (
        <Link to="/registers" search={{}}>
          {t('place.registers')}
        </Link>
      ) : (
        commands.length > 0 && (
          <Button loading={recording} onClick={() => void record()}>
            {t('import.record', { count: commands.length })}
          </Button>
        )
      )}
      {commands.length === 0 && <p>{t('import.nothing')}</p>}
    </section>
  );
};
