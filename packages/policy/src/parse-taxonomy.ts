import {
  fieldError,
  optional,
  readFields,
  requireCode,
  requireLine,
  requireOneOf,
  requireText,
  showValue,
} from './field-checks.ts';
import type { CategoryExample, HazardCategory } from './hazard-category.ts';
import type { Taxonomy } from './taxonomy.ts';

const MAX_CATEGORIES = 100;
const MAX_NAME_LENGTH = 200;
const MAX_DESCRIPTION_LENGTH = 2000;
const MAX_EXAMPLES = 8;
const MAX_EXAMPLE_LENGTH = 500;
const VERDICTS = ['safe', 'unsafe'] as const;

/**
 * Reads a taxonomy from untrusted data, such as parsed JSON.
 *
 * Codes are unique and have 1 to 32 letters, digits, dots, dashes or underscores; names are single lines of at most
 * 200 characters; descriptions have at most 2,000 characters; there are at most 8 examples, single lines of at most 500
 * characters; there are 1 to 100 categories.
 * @param input - `{id, name, categories: [{code, name, description?, examples?: [{text, verdict}]}]}`; other fields are
 *   refused.
 * @throws TypeError that names the field: `taxonomy.categories[2].code: "S1" is used twice`.
 */
export function parseTaxonomy(input: unknown): Taxonomy {
  return readFields<Taxonomy>(input, 'taxonomy', {
    id: requireCode,
    name: readName,
    categories: parseCategories,
  });
}

function readName(value: unknown, path: string): string {
  return requireLine(value, path, MAX_NAME_LENGTH);
}

function parseCategories(input: unknown, path: string): readonly HazardCategory[] {
  const categories = requireArray(input, path);
  if (categories.length === 0 || categories.length > MAX_CATEGORIES) {
    throw fieldError(
      path,
      `must have 1 to ${MAX_CATEGORIES} categories, but has ${categories.length}`,
    );
  }
  const codes = new Set<string>();
  return Array.from(categories, (category, index) => {
    const at = `${path}[${index}]`;
    const parsed = parseCategory(category, at);
    if (codes.has(parsed.code)) {
      throw fieldError(`${at}.code`, `"${parsed.code}" is used twice`);
    }
    codes.add(parsed.code);
    return parsed;
  });
}

function parseCategory(input: unknown, path: string): HazardCategory {
  return readFields<HazardCategory>(input, path, {
    code: requireCode,
    name: readName,
    description: optional((value, at) => requireText(value, at, MAX_DESCRIPTION_LENGTH)),
    examples: optional(parseExamples),
  });
}

function parseExamples(input: unknown, path: string): readonly CategoryExample[] {
  const examples = requireArray(input, path);
  if (examples.length > MAX_EXAMPLES) {
    throw fieldError(
      path,
      `must have at most ${MAX_EXAMPLES} examples, but has ${examples.length}`,
    );
  }
  return Array.from(examples, (example, index) =>
    readFields<CategoryExample>(example, `${path}[${index}]`, {
      text: (value, at) => requireLine(value, at, MAX_EXAMPLE_LENGTH),
      verdict: (value, at) => requireOneOf(value, at, VERDICTS),
    }),
  );
}

function requireArray(value: unknown, path: string): readonly unknown[] {
  if (Array.isArray(value)) return value;
  throw fieldError(path, `must be an array, but is ${showValue(value)}`);
}
