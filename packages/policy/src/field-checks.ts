/**
 * A TypeError that names the field at fault: `policy.action: "hold" is not one of off, log, warn, block`.
 * @param path - Where the value is, from the input's name on: `taxonomy.categories[2].code`.
 */
export function fieldError(path: string, problem: string): TypeError {
  return new TypeError(`${path}: ${problem}`);
}

/** A value as an error message shows it: JSON, cut after 40 characters. */
export function showValue(value: unknown): string {
  const shown =
    typeof value === 'string' || (typeof value === 'object' && value !== null)
      ? JSON.stringify(value)
      : String(value);
  return shown.length > 40 ? `${shown.slice(0, 40)}…` : shown;
}

/**
 * The value as a record of fields; a field that is `undefined` counts as absent.
 * @param knownFields - The fields it may have; absent: any.
 * @throws TypeError when it is no plain object or has a field that is not known.
 */
export function requireObject(
  value: unknown,
  path: string,
  knownFields?: readonly string[],
): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    throw fieldError(path, `must be an object, but is ${showValue(value)}`);
  }
  for (const key of Object.keys(value)) {
    if (knownFields !== undefined && !knownFields.includes(key)) {
      throw fieldError(
        `${path}.${key}`,
        `is not a known field; known are ${knownFields.join(', ')}`,
      );
    }
  }
  return value as Readonly<Record<string, unknown>>;
}

/** Reads a value. @throws TypeError that names `path`. */
type Reader<Value> = (value: unknown, path: string) => Value;

/** A reader for a field that may be left out. */
export function optional<Value>(read: Reader<Value>): Reader<Value | undefined> {
  return (value, path) => (value === undefined ? undefined : read(value, path));
}

/**
 * Reads an object field by field; what is read as `undefined` is left out.
 * @param readers - One for each field that there may be.
 * @throws TypeError when it is no plain object, has a field without a reader, or a reader throws.
 */
export function readFields<Shape extends object>(
  value: unknown,
  path: string,
  readers: { readonly [Key in keyof Required<Shape>]: Reader<Shape[Key] | undefined> },
): Shape {
  const fields = requireObject(value, path, Object.keys(readers));
  const read = Object.entries<Reader<unknown>>(readers).map(([key, reader]) => [
    key,
    reader(fields[key], `${path}.${key}`),
  ]);
  return Object.fromEntries(read.filter(([, one]) => one !== undefined)) as Shape;
}

/** @throws TypeError when the value is no finite number in [min, max]. */
export function requireNumber(value: unknown, path: string, min: number, max: number): number {
  if (typeof value !== 'number') {
    throw fieldError(path, `must be a number in [${min}, ${max}], but is ${showValue(value)}`);
  }
  if (!(value >= min && value <= max)) {
    throw fieldError(path, `${value} is outside [${min}, ${max}]`);
  }
  return value;
}

/** @throws TypeError when the value is none of the allowed words. */
export function requireOneOf<Word extends string>(
  value: unknown,
  path: string,
  words: readonly Word[],
): Word {
  const word = words.find((one) => one === value);
  if (word === undefined) {
    throw fieldError(path, `${showValue(value)} is not one of ${words.join(', ')}`);
  }
  return word;
}

/** @throws TypeError when the value is no string of one line with 1 to `maxLength` UTF-16 code units. */
export function requireLine(value: unknown, path: string, maxLength: number): string {
  const line = requireText(value, path, maxLength);
  if (line.trim() === '') {
    throw fieldError(path, 'must not be empty');
  }
  if (/[\n\r\u2028\u2029]/.test(line)) {
    throw fieldError(path, 'must be a single line');
  }
  return line;
}

/** @throws TypeError when the value is no string of at most `maxLength` UTF-16 code units. */
export function requireText(value: unknown, path: string, maxLength: number): string {
  if (typeof value !== 'string') {
    throw fieldError(path, `must be a string, but is ${showValue(value)}`);
  }
  if (value.length > maxLength) {
    throw fieldError(path, `has ${value.length} characters, more than ${maxLength}`);
  }
  return value;
}

/**
 * The value as the code of a hazard category: 1 to 32 of A-Z, a-z, 0-9, `.`, `_` and `-`.
 * @throws TypeError when it is not.
 */
export function requireCode(value: unknown, path: string): string {
  if (typeof value !== 'string' || !/^[A-Za-z0-9._-]{1,32}$/.test(value)) {
    throw fieldError(
      path,
      `${showValue(value)} is not a code of 1 to 32 letters, digits, dots, dashes or underscores`,
    );
  }
  return value;
}
