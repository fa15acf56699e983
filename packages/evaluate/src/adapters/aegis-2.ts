import { type EvaluationRow, promptRow, responseRow } from '../rows/evaluation-row.ts';
import { optionalLabelField, optionalTextField, textField } from '../rows/record-fields.ts';
import type { DataSetAdapter } from './data-set-adapter.ts';
import { type HazardMap, namedCategories } from './marked-categories.ts';

const hazards: HazardMap = {
  Violence: 'S1',
  Threat: 'S1',
  'Criminal Planning/Confessions': 'S2',
  'Guns and Illegal Weapons': 'S2',
  'Controlled/Regulated Substances': 'S2',
  'Fraud/Deception': 'S2',
  Malware: 'S2',
  'Illegal Activity': 'S2',
  'Sexual (minor)': 'S4',
  'Unauthorized Advice': 'S6',
  'PII/Privacy': 'S7',
  'Copyright/Trademark/Plagiarism': 'S8',
  'Hate/Identity Hate': 'S10',
  'Suicide and Self Harm': 'S11',
  Sexual: 'S12',
};

/** What stands for a prompt whose text its authors may not publish. */
const REDACTED = 'REDACTED';

/** Aegis 2: prompts and answers under NVIDIA's taxonomy. */
export const aegis2: DataSetAdapter = {
  id: 'aegis-2',
  name: 'Aegis AI Content Safety 2.0 (now Nemotron Content Safety V2)',
  origin: {
    url: 'https://huggingface.co/datasets/nvidia/Aegis-AI-Content-Safety-Dataset-2.0',
    file: 'test.json',
  },
  licence: 'CC-BY-4.0',
  labelMap:
    'The prompt by `prompt_label`, the answer, where there is one, by `response_label`. `violated_categories` to S1, S2, ' +
    'S4, S6, S7, S8, S10, S11, S12; Profanity, Harassment, Needs Caution, Manipulation and others have no hazard code.',
  reportedMetric: 'F1 of prompts and of responses',
  formatSource:
    'the data set card and public loaders; its names of categories by two of these, as the card spells some differently',
  notes: [
    'The categories are those of the whole exchange: both of its rows have them, where they are unsafe.',
    'Answers that are empty are left out, though the file labels some.',
    'Prompts that read REDACTED are left out: their texts must be fetched from another data set.',
    'The hub is out of reach of the machines that build this project: the format is tested, no figure is given.',
  ],
  toRows(record): readonly EvaluationRow[] {
    const prompt = textField(record, 'prompt');
    if (prompt.trim() === REDACTED) return [];
    const source = 'aegis-2';
    const response = optionalTextField(record, 'response');
    const promptUnsafe = optionalLabelField(record, 'prompt_label');
    const responseUnsafe = optionalLabelField(record, 'response_label');
    const names = (optionalTextField(record, 'violated_categories') ?? '').split(',');
    const codes = namedCategories(
      names.map((name) => name.trim()),
      hazards,
    );
    const label = (unsafe: boolean) => ({ source, unsafe, categories: unsafe ? codes : [] });
    return [
      ...(promptUnsafe === undefined ? [] : [promptRow(prompt, label(promptUnsafe))]),
      ...(response === undefined || responseUnsafe === undefined
        ? []
        : [responseRow(prompt, response, label(responseUnsafe))]),
    ];
  },
};
