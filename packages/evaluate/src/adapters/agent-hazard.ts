import { promptRow } from '../rows/evaluation-row.ts';
import { textField, textsField } from '../rows/record-fields.ts';
import type { DataSetAdapter } from './data-set-adapter.ts';

/** AgentHazard: requests to agents that use tools, at once and in steps that look harmless one by one. */
export const agentHazard: DataSetAdapter = {
  id: 'agent-hazard',
  name: 'AgentHazard',
  origin: { url: 'https://github.com/Yunhao-Feng/AgentHazard', file: 'data/dataset.json' },
  licence: 'MIT',
  labelMap:
    'All unsafe, two rows a record: `query` says what is wanted in one message, `decomposed_query` are the messages that ' +
    'an agent gets for it, judged together as what the user said. The source tells the two apart. No hazard codes: ' +
    '`category` is what an agent does to a machine.',
  reportedMetric:
    'Attack success rate of agents, judged on what they did; recall for guards (Llama Guard 3 8B: 0.27)',
  formatSource:
    'the file itself, at its beginning, and the authors’ programs; their README shows other columns, which the file has not',
  notes: [
    'We do not know which texts the authors gave to guards for the recall above.',
    'Some rows are in Chinese.',
    'A guard that reads messages cannot see what an agent does with its tools. No figure is given here.',
  ],
  toRows: (record) => [
    promptRow(textField(record, 'query'), { source: 'agent-hazard-query', unsafe: true }),
    promptRow(textsField(record, 'decomposed_query').join('\n'), {
      source: 'agent-hazard-steps',
      unsafe: true,
    }),
  ],
};
