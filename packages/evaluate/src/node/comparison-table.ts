import type { GuardTask } from '@guarded-chat/policy';
import { type FigureName, figureNames } from '../runs/figure-metrics.ts';

/** Models with published figures, in the order of the columns. */
const publishedModels = {
  'llama-guard-1': 'Llama Guard 1 (7B)',
  'llama-guard-2': 'Llama Guard 2 (8B)',
  'llama-guard-3-8b': 'Llama Guard 3 8B',
  'llama-guard-3-1b': 'Llama Guard 3 1B',
  'llama-guard-3-1b-int4': 'Llama Guard 3 1B INT4',
} as const;

/** One row of the table: a figure that others published. */
export interface PublishedFigure {
  readonly id: string;
  /** Name of the data set. */
  readonly set: string;
  /** Id of its adapter; absent: the set is private, and nobody else can measure on it. */
  readonly data?: string;
  readonly task: GuardTask;
  readonly metric: FigureName;
  /** As published. */
  readonly published: Readonly<Partial<Record<keyof typeof publishedModels, string>>>;
  readonly source: string;
}

/** A figure of our model on the same set, by the same metric. */
export interface MeasuredFigure {
  /** Id of the published figure. */
  readonly id: string;
  readonly value: number;
  /** 95 % bootstrap interval. */
  readonly low: number;
  readonly high: number;
  readonly rows: number;
  /** First 12 digits of the manifest's SHA-256: names the weights. */
  readonly revision: string;
  readonly threshold: number;
}

/** The table in Markdown, with a line for every source below it. */
export function comparisonTable(
  published: readonly PublishedFigure[],
  measured: readonly MeasuredFigure[],
): string {
  const models = Object.entries(publishedModels) as [keyof typeof publishedModels, string][];
  const heading = ['Set', 'Judged', 'Figure', ...models.map(([, name]) => name), 'pocket-guard'];
  const rows = published.map((figure, index) => [
    `${figure.set} [${index + 1}]`,
    figure.task === 'prompt-classification' ? 'prompts' : 'responses',
    figureNames[figure.metric],
    ...models.map(([id]) => figure.published[id] ?? '–'),
    ourCell(
      figure,
      measured.find((one) => one.id === figure.id),
    ),
  ]);
  // Padded as the formatter would, so that what is written is what is committed.
  const widths = heading.map((_, column) =>
    Math.max(...[heading, ...rows].map((cells) => cells[column]?.length ?? 0)),
  );
  const lines = [heading, widths.map((width) => '-'.repeat(width)), ...rows].map((cells) =>
    cells.map((cell, column) => cell.padEnd(widths[column] ?? 0)),
  );
  const sources = published.map(({ source }, index) => `${index + 1}. ${source}`);
  return [...lines.map((cells) => `| ${cells.join(' | ')} |`), '', ...sources].join('\n');
}

function ourCell({ data }: PublishedFigure, ours: MeasuredFigure | undefined): string {
  if (data === undefined) return 'not comparable: private set';
  if (ours === undefined) return 'not measured';
  const { value, low, high, rows, revision } = ours;
  const [shown, from, to] = [value, low, high].map((one) => one.toFixed(3));
  return `${shown} (${from} to ${to}; ${rows} rows, ${revision})`;
}

const START = '<!-- comparison table: written by `npm run comparison:add` -->';
const END = '<!-- end of comparison table -->';

/**
 * A README with the table put between its marks.
 * @throws Error when the marks are not there.
 */
export function insertTable(readme: string, table: string): string {
  const [start, end] = [readme.indexOf(START), readme.indexOf(END)];
  if (start === -1 || end < start) throw new Error(`README.md: has no marks "${START}", "${END}"`);
  return `${readme.slice(0, start + START.length)}\n\n${table}\n\n${readme.slice(end)}`;
}
