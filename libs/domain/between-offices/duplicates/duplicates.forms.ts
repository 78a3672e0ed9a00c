// For review by a native speaker of Khmer.
import { formsOf } from '#nest';
import * as commands from './duplicates.commands.js';

export const duplicateForms = formsOf(commands, {
  JudgeDuplicate: {
    duplicateId: { en: 'Pair of records', km: 'សំណុំឯកសារទាំងពីរ' },
    isSame: {
      en: 'May the two records be of one person?',
      km: 'តើសំណុំឯកសារទាំងពីរជារបស់មនុស្សតែម្នាក់ឬ?',
      help: {
        en: 'When both offices say yes, each may open both records, compare them, and link them.',
        km: 'ពេលការិយាល័យទាំងពីរឆ្លើយថាបាទ/ចាស ពួកគេអាចបើកសំណុំឯកសារទាំងពីរ ហើយអាចភ្ជាប់វា។',
      },
    },
  },
});
