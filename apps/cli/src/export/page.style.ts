import { markup } from '#reporting/annual';

export const STYLE = markup`<style>
  body {
    font:
      11pt/1.5 'Noto Sans',
      'Noto Sans Khmer',
      'Khmer OS',
      sans-serif;
    max-width: 46rem;
    margin: 2rem auto;
    padding: 0 1rem;
  }
  article {
    border-top: 1px solid #999;
    break-inside: avoid;
    padding: 0.5rem 0;
  }
  h3 {
    margin: 0;
    font-size: 1em;
  }
  dl {
    display: grid;
    grid-template-columns: 12rem 1fr;
    gap: 0.1rem 1rem;
    margin: 0.3rem 0;
  }
  dt {
    color: #444;
  }
  dd {
    margin: 0;
    overflow-wrap: anywhere;
    unicode-bidi: isolate;
    white-space: pre-line;
  }
  table {
    border-collapse: collapse;
    width: 100%;
    font-size: 0.9em;
  }
  th,
  td {
    border-bottom: 1px solid #ccc;
    padding: 0.2rem 0.4rem;
    text-align: left;
    vertical-align: top;
    overflow-wrap: anywhere;
  }
  .mark {
    border: 2px solid #000;
    padding: 0.3rem 0.6rem;
    font-weight: bold;
  }
  .by {
    margin: 0;
    color: #444;
    font-size: 0.9em;
  }
  @media print {
    body {
      margin: 0;
      max-width: none;
    }
    thead {
      display: table-header-group;
    }
    tr {
      break-inside: avoid;
    }
  }
</style>`;
