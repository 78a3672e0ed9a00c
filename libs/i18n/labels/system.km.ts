// For review by a native speaker of Khmer.
import type { Labels } from './labels.type.js';

export const SYSTEM_KM: Labels = {
  Role: {
    CASE_WORKER: 'អ្នកកាន់ករណី',
    SUPERVISOR: 'អ្នកគ្រប់គ្រងករណី',
    LEGAL_OFFICER: 'មន្ត្រីច្បាប់',
    FORENSIC_INTERVIEWER: 'អ្នកសម្ភាសកោសល្យវិច្ច័យ',
    AUDITOR: 'សវនករ',
    ANALYST: 'អ្នកវិភាគ',
    ADMINISTRATOR: 'អ្នកគ្រប់គ្រងប្រព័ន្ធ',
  },
  ProjectionState: {
    live: 'ទាន់សម័យ',
    behind: 'យឺត',
    stopped: 'បានឈប់',
    new: 'ថ្មី',
    unknown: 'មិនស្គាល់',
  },
  ProjectionSetState: {
    building: 'កំពុងបង្កើត',
    ready: 'រួចរាល់',
    live: 'កំពុងប្រើ',
    retired: 'ធ្លាប់ប្រើពីមុន',
    failed: 'បរាជ័យ',
  },
  ParkedOutcomeState: { gone: 'បង្ហាញទាំងអស់វិញហើយ', parked: 'នៅតែមិនទាន់បង្ហាញ', waiting: 'មិនទាន់មានចម្លើយ' },
  Unit: { number: 'ចំនួន', share: 'ភាគរយ', days: 'ថ្ងៃ' },
};
