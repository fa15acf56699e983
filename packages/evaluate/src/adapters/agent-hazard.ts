import { conversationRow, promptRow } from '../rows/evaluation-row.ts';
import {
  messagesField,
  optionalLabelField,
  optionalTextField,
  textField,
} from '../rows/record-fields.ts';
import type { DataSetAdapter } from './data-set-adapter.ts';

/** Columns that may hold the request, best first. */
const requestColumns = ['query', 'prompt', 'instruction', 'task', 'goal'] as const;

/** AgentHazard: requests to agents that use tools, harmful as a whole. */
export const agentHazard: DataSetAdapter = {
  id: 'agent-hazard',
  name: 'AgentHazard',
  origin: {
    url: 'see the paper of AgentHazard for the address of its data',
    file: 'its rows as JSON or JSON lines',
  },
  licence: 'see the data set',
  labelMap:
    'unsafe by `label` where the file has it, else all are unsafe. A `messages` array is judged at its last turn; ' +
    'otherwise the request is read from query, prompt, instruction, task or goal. No hazard codes.',
  reportedMetric: 'Recall of harmful requests; F1 where there are harmless ones',
  notes: [
    'We have not seen the published file: the columns are a guess that covers common forms. Check them against your copy.',
    'It cannot be fetched on the machines that build this project; no figure is given.',
    'A guard that reads messages cannot see what an agent does with its tools.',
  ],
  toRows(record) {
    const label = {
      source: 'agent-hazard',
      unsafe: optionalLabelField(record, 'label') ?? true,
    };
    if (record['messages'] !== undefined) {
      return [conversationRow(messagesField(record, 'messages'), label)];
    }
    const column = requestColumns.find((one) => optionalTextField(record, one) !== undefined);
    return [promptRow(textField(record, column ?? 'query'), label)];
  },
};
