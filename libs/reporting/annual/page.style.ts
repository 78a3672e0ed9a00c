import { markup } from './markup.js';

export const ANNUAL_STYLE = markup`<style>
  body {
    font:
      10.5pt/1.5 'Noto Sans',
      'Noto Sans Khmer',
      'Khmer OS',
      sans-serif;
    color: #1b1b1b;
    max-width: 48rem;
    margin: 2rem auto;
    padding: 0 1rem;
  }
  h1 {
    font-size: 2em;
    line-height: 1.3;
    margin: 1rem 0 0.3rem;
  }
  h2 {
    border-bottom: 2px solid #1f4e5f;
    color: #1f4e5f;
    margin: 2.2rem 0 0.8rem;
  }
  h3 {
    font-size: 1.1em;
    margin: 0 0 0.4rem;
  }
  article {
    margin: 0 0 1.6rem;
  }
  .id {
    color: #595959;
    font-size: 0.8em;
    font-weight: normal;
    margin-left: 0.3em;
  }
  .mark {
    border: 2px solid #000;
    font-weight: bold;
    padding: 0.3rem 0.6rem;
  }
  .by {
    color: #444;
    font-size: 0.82em;
    margin: 0.2rem 0;
  }
  .exact {
    color: #444;
    font-size: 0.85em;
    white-space: nowrap;
  }
  .few {
    font-weight: bold;
  }
  .glance {
    display: grid;
    gap: 0.8rem;
    grid-template-columns: repeat(3, 1fr);
  }
  .glance div {
    border: 1px solid #b9c9ce;
    break-inside: avoid;
    display: flex;
    flex-direction: column-reverse;
    justify-content: flex-end;
    padding: 0.5rem 0.8rem;
  }
  .glance dd {
    color: #1f4e5f;
    font-size: 2em;
    font-weight: bold;
    line-height: 1.3;
    margin: 0;
  }
  table {
    border-collapse: collapse;
    font-size: 0.92em;
    table-layout: fixed;
    width: 100%;
  }
  th,
  td {
    border-bottom: 1px solid #ddd;
    overflow-wrap: anywhere;
    padding: 0.15rem 0.5rem 0.15rem 0;
    text-align: left;
    vertical-align: middle;
  }
  thead th {
    color: #444;
    font-size: 0.9em;
    font-weight: normal;
    vertical-align: bottom;
  }
  tbody th {
    font-weight: normal;
  }
  th[scope='rowgroup'] {
    font-weight: bold;
    padding-top: 0.6rem;
  }
  th.what {
    width: 36%;
  }
  th.value {
    width: 24%;
  }
  th.number,
  td.number {
    overflow-wrap: normal;
    padding-right: 1rem;
    text-align: right;
  }
  td.number {
    white-space: nowrap;
  }
  td.bar {
    padding-right: 0;
    width: 24%;
  }
  table.compared th.what {
    width: 30%;
  }
  table.compared td.bar {
    width: 14%;
  }
  svg {
    display: block;
    height: 0.8em;
    width: 100%;
  }
  svg .whole {
    fill: #eef2f3;
  }
  svg .part {
    fill: #1f4e5f;
  }
  table.crossed {
    margin-top: 0.6rem;
  }
  @page {
    margin: 14mm 14mm;
    size: A4;
  }
  @media print {
    body {
      font-size: 9pt;
      line-height: 1.35;
      margin: 0;
      max-width: none;
      padding: 0;
      print-color-adjust: exact;
    }
    :lang(km) {
      line-height: 1.6;
    }
    nav {
      display: none;
    }
    h2 {
      margin: 1.2rem 0 0.5rem;
    }
    article {
      margin: 0 0 1rem;
    }
    th,
    td {
      padding-bottom: 0.06rem;
      padding-top: 0.06rem;
    }
    h2,
    h3,
    thead {
      break-after: avoid;
    }
    thead {
      display: table-header-group;
    }
    article,
    tbody,
    tr,
    .by {
      break-inside: avoid;
    }
    .by {
      break-before: avoid;
    }
    article.long {
      break-inside: auto;
    }
  }
</style>`;
