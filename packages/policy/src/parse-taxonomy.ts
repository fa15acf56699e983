import {
  fieldError,
  requireCode,
  requireLine,
  requireObject,
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
  const fields = requireObject(input, 'taxonomy', ['id', 'name', 'categories']);
  const { categories } = fields;
  if (!Array.isArray(categories)) {
    throw fieldError('taxonomy.categories', `must be an array, but is ${showValue(categories)}`);
  }
  if (categories.length === 0 || categories.length > MAX_CATEGORIES) {
    throw fieldError(
      'taxonomy.categories',
      `must have 1 to ${MAX_CATEGORIES} categories, but has ${categories.length}`,
    );
  }
  const codes = new Set<string>();
  return {
    id: requireCode(fields['id'], 'taxonomy.id'),
    name: requireLine(fields['name'], 'taxonomy.name', MAX_NAME_LENGTH),
    categories: Array.from(categories, (category: unknown, index) => {
      const path = `taxonomy.categories[${index}]`;
      const parsed = parseCategory(category, path);
      if (codes.has(parsed.code)) {
        throw fieldError(`${path}.code`, `"${parsed.code}" is used twice`);
      }
      codes.add(parsed.code);
      return parsed;
    }),
  };
}

function parseCategory(input: unknown, path: string): HazardCategory {
  const fields = requireObject(input, path, ['code', 'name', 'description', 'examples']);
  const { description, examples } = fields;
  return {
    code: requireCode(fields['code'], `${path}.code`),
    name: requireLine(fields['name'], `${path}.name`, MAX_NAME_LENGTH),
    ...(description !== undefined && {
      description: requireText(description, `${path}.description`, MAX_DESCRIPTION_LENGTH),
    }),
    ...(examples !== undefined && { examples: parseExamples(examples, `${path}.examples`) }),
  };
}

function parseExamples(input: unknown, path: string): readonly CategoryExample[] {
  if (!Array.isArray(input)) {
    throw fieldError(path, `must be an array, but is ${showValue(input)}`);
  }
  if (input.length > MAX_EXAMPLES) {
    throw fieldError(path, `must have at most ${MAX_EXAMPLES} examples, but has ${input.length}`);
  }
  return Array.from(input, (example: unknown, index) => {
    const at = `${path}[${index}]`;
    const { text, verdict } = requireObject(example, at, ['text', 'verdict']);
    return {
      text: requireLine(text, `${at}.text`, MAX_EXAMPLE_LENGTH),
      verdict: requireOneOf(verdict, `${at}.verdict`, VERDICTS),
    };
  });
}
