import { manyRows, step } from '#nest';
import { AttachDocument, WithdrawDocument } from './documents.commands.js';
import { documents } from './documents.decider.js';
import { documentsForms } from './documents.forms.js';
import { documentsLabels } from './documents.labels.js';
import { documentsProjection } from './documents.projection.js';
import { DocumentView } from './documents.view.js';
import { StoredFiles } from './stored-files.js';

export const documentsStep = step({
  decider: documents,
  labels: documentsLabels,
  forms: documentsForms,
  commands: {
    AttachDocument: {
      input: AttachDocument,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER'],
      label: { en: 'Attach a document', km: 'ភ្ជាប់ឯកសារ' },
      description: {
        en: 'Keep a paper, a picture or a recording with the record. Upload its file first.',
        km: 'រក្សាឯកសារ រូបភាព ឬការថត ជាមួយសំណុំឯកសារ។ សូមផ្ទុកឯកសារឡើងជាមុន។',
      },
      menu: 'agenda',
      completedBy: StoredFiles,
    },
    WithdrawDocument: {
      input: WithdrawDocument,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER'],
      label: { en: 'Withdraw a document', km: 'ដកឯកសារចេញ' },
      description: {
        en: 'Record that a document is no longer to be opened. It stays stored, with the record.',
        km: 'កត់ត្រាថាឯកសារមិនត្រូវបើកទៀត។ វានៅតែត្រូវបានរក្សាទុកជាមួយសំណុំឯកសារ។',
      },
      menu: 'agenda',
    },
  },
  classes: {
    DocumentAttached: {
      documentId: 'open',
      kind: 'open',
      on: 'open',
      stored: { personalClass: 'open', mediaType: 'open', bytes: 'open', sha256: 'open' },
      title: 'testimony',
      about: 'open',
      custody: 'testimony',
    },
    DocumentWithdrawn: { documentId: 'open', on: 'open', reason: 'testimony' },
  },
  lane: 'agenda',
  projections: [documentsProjection],
  shows: { documents: manyRows(DocumentView, 'The papers, pictures and recordings that are kept with the record.') },
});
