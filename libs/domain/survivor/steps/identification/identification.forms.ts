// For review by a native speaker of Khmer.
import { FIELD_LABELS, UNASKED, formsOf, underMore, section } from '#nest';
import * as commands from './identification.commands.js';

const { level, on, operationId, place, reasons, setting } = FIELD_LABELS;
const decidedBy = { en: 'Decided by', km: 'សម្រេចដោយ' };

/** The forms of the commands: what they ask for, in this order. */
export const identificationForms = formsOf(commands, {
  IndicatorsInput: {
    act: { en: 'What was done', km: 'អ្វីត្រូវបានធ្វើ' },
    means: { en: 'By what means', km: 'ដោយមធ្យោបាយណា' },
    purpose: { en: 'For what purpose', km: 'ក្នុងគោលបំណងអ្វី' },
  },
  ConductScreeningInterview: {
    interviewId: UNASKED,
    ...section(
      { en: 'Interview', km: 'ការសម្ភាស' },
      {
        on,
        setting,
        place: underMore(place),
        operationId: {
          ...operationId,
          help: {
            en: 'The operation in which the survivor was met, if there was one.',
            km: 'ប្រតិបត្តិការដែលបានជួបសាមីខ្លួន បើមាន។',
          },
        },
        interviewers: { en: 'Interviewers', km: 'អ្នកសម្ភាស' },
        authorityPresent: { en: 'Authority present', km: 'មានអាជ្ញាធរទេ?' },
        interpreter: underMore({ en: 'Interpreter', km: 'មានអ្នកបកប្រែ?' }),
      },
    ),
    ...section(
      { en: 'Signs of trafficking', km: 'សញ្ញានៃការជួញដូរមនុស្ស' },
      {
        indicators: { en: 'Indicators', km: 'សូចនាករ' },
        streetChild: underMore({ en: 'Street child', km: 'កុមារតាមចិញ្ចើមថ្នល់?' }),
        forcedByFamily: underMore({
          en: 'Forced by family',
          km: 'បង្ខំដោយគ្រួសារ?',
          help: {
            en: 'Whether the survivor reports being forced by their family.',
            km: 'តើសាមីខ្លួននិយាយថាគ្រួសារបានបង្ខំឬទេ។',
          },
        }),
        forcedByKin: underMore({
          en: 'Forced by which relatives',
          km: 'បង្ខំដោយសាច់ញាតិណា',
          help: {
            en: 'These relatives can no longer consent for the child. None named: no relative can, until it is known who it was.',
            km: 'សាច់ញាតិទាំងនេះលែងអាចយល់ព្រមជំនួសកុមារបាន។ បើមិនបញ្ជាក់ គ្មានសាច់ញាតិណាអាចយល់ព្រមបានទេ រហូតដល់ដឹងថានរណា។',
          },
        }),
      },
    ),
  },
  EpisodeInput: {
    ...section(
      { en: 'What happened', km: 'អ្វីបានកើតឡើង' },
      {
        types: { en: 'Kinds of exploitation', km: 'ប្រភេទនៃការកេងប្រវ័ញ្ច', atLeastOne: true },
        sexTypes: underMore({ en: 'Kinds of sexual exploitation', km: 'ប្រភេទនៃការកេងប្រវ័ញ្ចផ្លូវភេទ' }),
        industry: underMore({ en: 'Industry', km: 'វិស័យ' }),
        country: { en: 'Country', km: 'ប្រទេស', help: { en: 'Where it happened.', km: 'នៅប្រទេសណាដែលវាបានកើតឡើង។' } },
        months: underMore({ en: 'How many months', km: 'ប៉ុន្មានខែ' }),
        ageWhenTrafficked: underMore({ en: 'Age when trafficked', km: 'អាយុពេលត្រូវជួញដូរ' }),
        narrative: underMore({ en: 'Narrative', km: 'ដំណើររឿង' }),
        episodeId: underMore({
          en: 'Episode',
          km: 'ព្រឹត្តិការណ៍',
          help: { en: 'The id of a known episode, to revise it.', km: 'នៃព្រឹត្តិការណ៍ដែលដឹងរួចហើយ ដើម្បីកែសម្រួលវា។' },
        }),
      },
    ),
    ...section(
      { en: 'Recruiter and control', km: 'អ្នកជ្រើសរើស និងការគ្រប់គ្រង' },
      {
        recruitment: { en: 'Means of recruitment', km: 'ការជ្រើសរើស' },
        scheme: underMore({
          en: 'Scheme',
          km: 'ល្បិច',
          help: {
            en: 'The kind of deception more exactly, for example a false marriage.',
            km: 'ប្រភេទនៃការបោកបញ្ឆោតឱ្យបានជាក់លាក់ជាង ឧទាហរណ៍ អាពាហ៍ពិពាហ៍ក្លែងក្លាយ។',
          },
        }),
        recruiterRelation: { en: 'Relation to the recruiter', km: 'ទំនាក់ទំនងជាមួយអ្នកជ្រើសរើស' },
        recruiterKin: underMore({ en: 'Which relative recruited them', km: 'អ្នកជ្រើសរើសក្នុងគ្រួសារ' }),
        control: { en: 'Means of control', km: 'វិធីគ្រប់គ្រង' },
      },
    ),
  },
  IdentifySurvivor: {
    on,
    level,
    decidedBy,
    exploitation: { en: 'Exploitation', km: 'ការកេងប្រវ័ញ្ច', atLeastOne: true },
    documentNo: { en: 'Document number', km: 'លេខឯកសារ' },
  },
  RecordNotIdentified: { on, level, decidedBy, reasons },
  ReviseExploitation: {
    on: { ...on, help: { en: 'The day since which this is known.', km: 'ថ្ងៃដែលបានដឹងរឿងនេះ។' } },
    episode: {
      en: 'Episode',
      km: 'ព្រឹត្តិការណ៍',
      help: {
        en: 'The whole episode as it is known now, or a new one.',
        km: 'ព្រឹត្តិការណ៍ទាំងមូលដូចដែលដឹងឥឡូវនេះ ឬព្រឹត្តិការណ៍ថ្មី។',
      },
    },
  },
});
