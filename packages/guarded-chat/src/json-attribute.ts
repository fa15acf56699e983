/**
 * What an attribute says in JSON.
 * @param name - Of the attribute.
 * @param value - JSON, such as `{"unchecked":"warn"}`; null when there is no attribute.
 * @param parse - Reads what the JSON holds.
 * @throws TypeError when it is no JSON, or not what `parse` takes; the message names the field.
 */
export function readJsonAttribute<T>(
  name: string,
  value: string | null,
  parse: (data: unknown) => T,
): T | undefined {
  if (value === null) return undefined;
  let data: unknown;
  try {
    data = JSON.parse(value);
  } catch (cause) {
    throw new TypeError(`${name}: the attribute is not JSON`, { cause });
  }
  return parse(data);
}
