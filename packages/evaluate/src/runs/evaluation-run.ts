import type { AssessmentModel, GuardProtocolId, Taxonomy } from '@guarded-chat/policy';
import { readJsonLines } from '../rows/read-json-records.ts';
import { sha256Hex } from '../rows/row-hash.ts';
import type { ScoreRecord } from './score-record.ts';

/** What a run was made with: equal headers and equal rows give equal scores. */
export interface RunHeader {
  readonly format: 'guard-eval-run/1';
  readonly model: AssessmentModel & { readonly name: string };
  readonly protocol: GuardProtocolId;
  readonly taxonomy: Taxonomy;
  /** What computed it, such as `onnxruntime-node 1.30.0`. */
  readonly runtime: string;
  /** Name of the data set. */
  readonly data: string;
}

/** A run: how it was made, and the result of each row in the order of the data set. */
export interface EvaluationRun {
  readonly header: RunHeader;
  readonly records: readonly ScoreRecord[];
}

/**
 * Names what scores depend on beside the row: model, arithmetic, protocol and taxonomy. Results are cached under it.
 * @returns SHA-256, hexadecimal.
 */
export function runKey(header: Omit<RunHeader, 'data'>): Promise<string> {
  const { model, protocol, taxonomy, runtime } = header;
  const categories = taxonomy.categories.map(({ code, name, description = '' }) => [
    code,
    name,
    description,
  ]);
  return sha256Hex(JSON.stringify([model.revision, model.dtype, runtime, protocol, categories]));
}

/** A run as JSON lines: the header, then one record a line. */
export function formatRun({ header, records }: EvaluationRun): string {
  return [header, ...records].map((line) => `${JSON.stringify(line)}\n`).join('');
}

/**
 * Reads what `formatRun` wrote.
 * @throws TypeError when it is no such file.
 */
export function parseRun(text: string): EvaluationRun {
  const { items, problems } = readJsonLines(text);
  const [problem] = problems;
  if (problem !== undefined) throw new TypeError(`line ${problem.record}: ${problem.message}`);
  const [header, ...records] = items;
  if (header?.['format'] !== 'guard-eval-run/1') {
    throw new TypeError('line 1: is no header of a run; was this file written by guard-eval run?');
  }
  const broken = records.findIndex((one) => !isScoreRecord(one));
  if (broken !== -1) throw new TypeError(`line ${broken + 2}: is no result of a row`);
  return { header: header as unknown as RunHeader, records: records as unknown as ScoreRecord[] };
}

function isScoreRecord(value: Readonly<Record<string, unknown>>): boolean {
  return (
    typeof value['hash'] === 'string' &&
    typeof value['task'] === 'string' &&
    typeof value['source'] === 'string' &&
    Array.isArray(value['categories']) &&
    typeof value['scores'] === 'object' &&
    value['scores'] !== null
  );
}
