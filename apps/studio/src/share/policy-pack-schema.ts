import * as v from 'valibot';

/** Where every studio serves the schema of packs; a pack names it in `$schema`. */
export const policyPackSchemaPath = '/policy-pack.schema.json';

const MAX_LIST = 100;
const MAX_LINE = 200;
const MAX_DESCRIPTION = 2000;
const MAX_EXAMPLES = 8;
const MAX_EXAMPLE = 500;
const MAX_DEADLINE_MS = 600_000;

function text(most: number) {
  const words = `must be a text of at most ${most} characters`;
  return v.pipe(v.string(words), v.maxLength(most, words));
}

function line(most: number) {
  const words = `must be a single line of 1 to ${most} characters`;
  return v.pipe(
    v.string(words),
    v.maxLength(most, words),
    v.regex(/^[^\n\r\u2028\u2029]*[^\s][^\n\r\u2028\u2029]*$/, words),
  );
}

function number(least: number, most: number) {
  const words = `must be a number in [${least}, ${most}]`;
  return v.pipe(v.number(words), v.minValue(least, words), v.maxValue(most, words));
}

function oneOf<const Words extends readonly string[]>(words: Words) {
  return v.picklist(words, `must be one of ${words.join(', ')}`);
}

function list<Item extends v.GenericSchema>(item: Item, least: number, most: number) {
  const words = `must be a list of ${least === 0 ? 'at most' : `${least} to`} ${most}`;
  return v.pipe(v.array(item, words), v.minLength(least, words), v.maxLength(most, words));
}

const codeWords = 'must be a code of 1 to 32 letters, digits, dots, dashes or underscores';
const code = v.pipe(v.string(codeWords), v.regex(/^[A-Za-z0-9._-]{1,32}$/, codeWords));
const score = number(0, 1);
const action = oneOf(['off', 'log', 'warn', 'block']);

const policy = v.strictObject({
  threshold: v.optional(
    v.pipe(
      score,
      v.description(
        'Score from which a category counts; absent: the one that the model recommends.',
      ),
    ),
  ),
  action: v.optional(
    v.pipe(action, v.description('For a category without a rule of its own; block when absent.')),
  ),
  categories: v.optional(
    v.pipe(
      v.record(
        code,
        v.strictObject({ action: v.optional(action), threshold: v.optional(score) }),
        'must be an object of rules by category code',
      ),
      v.description('Rules by category code.'),
    ),
  ),
  unchecked: v.optional(
    v.pipe(
      oneOf(['log', 'warn', 'block']),
      v.description('What happens to a text that could not be checked; block when absent.'),
    ),
  ),
  deadlineMs: v.optional(
    v.pipe(
      number(1, MAX_DEADLINE_MS),
      v.description('How long a check may take, in milliseconds; 10000 when absent.'),
    ),
  ),
});

const example = v.strictObject({ text: line(MAX_EXAMPLE), verdict: oneOf(['safe', 'unsafe']) });

const category = v.strictObject({
  code,
  name: line(MAX_LINE),
  description: v.optional(text(MAX_DESCRIPTION)),
  examples: v.optional(
    v.pipe(
      list(example, 0, MAX_EXAMPLES),
      v.description('Shown to models that take examples with a category.'),
    ),
  ),
});

const taxonomy = v.strictObject({
  id: code,
  name: line(MAX_LINE),
  categories: v.pipe(
    list(category, 1, MAX_LIST),
    v.description('In the order in which the model is shown them; no code occurs twice.'),
  ),
});

/** The fields of a pack that need no further reading. */
interface PackFields {
  readonly format: 'guarded-chat-policy/1';
  readonly name: string;
  readonly excludedCodes?: readonly string[] | undefined;
}

/** What a pack may be: an import is held to it, and the published JSON schema is made of it. */
export const policyPackSchema: v.GenericSchema<unknown, PackFields> = v.pipe(
  v.strictObject({
    $schema: v.optional(v.string('must be the address of a schema')),
    format: v.literal('guarded-chat-policy/1', 'must be "guarded-chat-policy/1"'),
    name: line(MAX_LINE),
    policy,
    taxonomy: v.optional(
      v.pipe(
        taxonomy,
        v.description(
          'The categories that the model is asked about; absent: those that it was made with.',
        ),
      ),
    ),
    excludedCodes: v.optional(
      v.pipe(
        list(code, 0, MAX_LIST),
        v.description('Categories of the taxonomy that the model is not asked about.'),
      ),
    ),
  }),
  v.title('Policy pack of guarded-chat, version 1'),
  v.description('What a guard is asked about, and what is done with its answers.'),
);

/** What is wrong with a pack, and where: it names the field, and repeats no value. */
export function describePackIssue({ path, message, kind, expected }: v.BaseIssue<unknown>): string {
  const steps = path ?? [];
  const last = steps.at(-1);
  const isKey = last !== undefined && 'origin' in last && last.origin === 'key';
  // A key that is wrong is somebody's text; one that is missing is ours.
  const isUnknown = isKey && expected === 'never';
  const isMissing = isKey && kind === 'schema' && last.value === undefined && !isUnknown;
  const shown = isKey && !isMissing ? steps.slice(0, -1) : steps;
  const words = isUnknown
    ? 'has a field that is not known'
    : isMissing
      ? 'is missing'
      : isKey
        ? `has a key that is none: it ${message}`
        : message.startsWith('must ')
          ? message
          : 'must be an object';
  return `pack${shown.map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)).join('')}: ${words}`;
}
