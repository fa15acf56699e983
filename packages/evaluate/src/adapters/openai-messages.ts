import { conversationRow } from '../rows/evaluation-row.ts';
import { codesField, messagesField, optionalLabelField } from '../rows/record-fields.ts';
import type { TableRecord } from '../rows/table-record.ts';
import type { DataSetAdapter } from './data-set-adapter.ts';

/** Chats in the form of OpenAI's API, one a line, with a label in the form of its moderation endpoint or ours. */
export const openaiMessages: DataSetAdapter = {
  id: 'openai-messages',
  name: 'OpenAI-style chats',
  origin: { url: 'your own logs', file: 'JSON lines: {messages, flagged or label, categories}' },
  licence: 'yours',
  labelMap:
    'unsafe by `flagged` or `label`; without either, the row has no label. `categories` as a list of codes, or as ' +
    '{code: true}. The last message is judged, with the ones before it.',
  reportedMetric: 'F1 and AUPRC',
  formatSource: 'the reference of OpenAI’s API: chat completions and moderations',
  notes: [
    'System, developer and tool messages are left out: the guard judges the user and the assistant.',
  ],
  toRows: (record) => [
    conversationRow(messagesField(record, 'messages'), {
      source: 'openai-messages',
      unsafe: optionalLabelField(record, 'flagged') ?? optionalLabelField(record, 'label'),
      categories: readCategories(record),
    }),
  ],
};

function readCategories(record: TableRecord): readonly string[] {
  const { categories } = record;
  if (typeof categories !== 'object' || categories === null || Array.isArray(categories)) {
    return codesField(record, 'categories');
  }
  return Object.entries(categories).flatMap(([code, marked]) => (marked === true ? [code] : []));
}
