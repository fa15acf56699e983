import { availableParallelism } from 'node:os';
import { resolve } from 'node:path';
import {
  excludeCategories,
  parsePolicy,
  parseTaxonomy,
  type Policy,
  protocolById,
  taxonomies,
  type Taxonomy,
} from '@guarded-chat/policy';
import type { ColumnMapping } from '../rows/column-mapping.ts';
import { type NodeDtype, nodeDtypes } from './open-guard-model.ts';
import { readTextFile } from './read-text-file.ts';

/** Words of the command line by option; what was not given is absent. */
export type OptionWords = Readonly<Record<string, string | boolean | undefined>>;

/** The word of an option; `undefined` when it was not given. */
export function word(words: OptionWords, name: string): string | undefined {
  const value = words[name];
  return typeof value === 'string' ? value : undefined;
}

/** @throws TypeError when the option was not given. */
export function requireWord(words: OptionWords, name: string): string {
  const value = word(words, name);
  if (value === undefined) throw new TypeError(`--${name}: is missing`);
  return value;
}

/** @throws TypeError when it is given and is no whole number above 0. */
export function countOption(words: OptionWords, name: string): number | undefined {
  const value = word(words, name);
  if (value === undefined) return undefined;
  if (!/^[1-9]\d*$/.test(value)) throw new TypeError(`--${name}: ${value} is not a count`);
  return Number(value);
}

/** `--threads`; default: one for each core that this process may use. */
export function threadsOption(words: OptionWords): number {
  return countOption(words, 'threads') ?? availableParallelism();
}

/** `--dtype`; `undefined` when it was not given. @throws TypeError when no graph of that kind runs here. */
export function dtypeOption(words: OptionWords): NodeDtype | undefined {
  const dtype = word(words, 'dtype');
  const known = nodeDtypes.find((one) => one === dtype);
  if (dtype === undefined || known) return known;
  throw new TypeError(`--dtype: ${dtype} is not one of ${nodeDtypes.join(', ')}`);
}

/**
 * The policy of `--policy` (a JSON file) with the threshold of `--threshold`, both optional.
 * @param prefix - In front of the names of the options, such as `second-`.
 * @throws TypeError that names the option or the field of the policy.
 */
export function policyOption(words: OptionWords, folder: string, prefix: string = ''): Policy {
  const path = word(words, `${prefix}policy`);
  const policy = parsePolicy(path === undefined ? {} : readJson(resolve(folder, path)));
  const threshold = word(words, `${prefix}threshold`);
  if (threshold === undefined) return policy;
  const value = threshold.trim() === '' ? Number.NaN : Number(threshold);
  if (!(value >= 0 && value <= 1)) {
    throw new TypeError(`--${prefix}threshold: ${threshold} is not a number in [0, 1]`);
  }
  return { ...policy, threshold: value };
}

/** What the model is asked, and what of the named taxonomy it is not asked. */
export interface AskedTaxonomy {
  readonly taxonomy: Taxonomy;
  readonly excluded: readonly string[];
}

/**
 * The taxonomy of `--taxonomy` (a JSON file, or the name of a published one), without the categories of `--exclude`, or
 * with those of `--only` alone.
 * @param protocol - Of the model: its default taxonomy is used when none is named.
 * @throws TypeError that names the option or the field of the taxonomy.
 */
export function taxonomyOption(
  words: OptionWords,
  folder: string,
  protocol: string,
): AskedTaxonomy {
  const name = word(words, 'taxonomy');
  const whole =
    name === undefined ? protocolById(protocol).defaultTaxonomy : readTaxonomy(name, folder);
  const only = listOption(words, 'only');
  const codes = whole.categories.map((one) => one.code);
  const unknown = only.find((code) => !codes.includes(code));
  if (unknown !== undefined) {
    throw new TypeError(`--only: "${unknown}" is not in the taxonomy "${whole.id}"`);
  }
  const others = only.length === 0 ? [] : codes.filter((code) => !only.includes(code));
  const excluded = [...new Set([...listOption(words, 'exclude'), ...others])];
  return { taxonomy: excludeCategories(whole, excluded), excluded };
}

/** `--columns prompt=text,label=is_bad` as a mapping. @throws TypeError when a field is not known. */
export function columnsOption(words: OptionWords): ColumnMapping | undefined {
  if (word(words, 'columns') === undefined) return undefined;
  const fields = ['prompt', 'response', 'messages', 'label', 'categories', 'source', 'kind'];
  return Object.fromEntries(
    listOption(words, 'columns').map((pair) => {
      const [field = '', ...column] = pair.split('=');
      if (!fields.includes(field) || column.length === 0) {
        throw new TypeError(
          `--columns: ${pair} is not <field>=<column>; fields: ${fields.join(', ')}`,
        );
      }
      return [field, column.join('=')];
    }),
  );
}

function listOption(words: OptionWords, name: string): readonly string[] {
  return (word(words, name) ?? '').split(',').filter((one) => one !== '');
}

function readTaxonomy(name: string, folder: string): Taxonomy {
  const published: Readonly<Record<string, Taxonomy>> = taxonomies;
  const known = Object.hasOwn(published, name) ? published[name] : undefined;
  return known ?? parseTaxonomy(readJson(resolve(folder, name)));
}

function readJson(path: string): unknown {
  const text = readTextFile(path);
  try {
    return JSON.parse(text);
  } catch (cause) {
    throw new TypeError(`${path}: is not JSON`, { cause });
  }
}
