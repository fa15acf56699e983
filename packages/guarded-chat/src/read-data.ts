/**
 * What a property or an attribute says: data, or the same in JSON. Frameworks set properties where a page sets
 * attributes.
 * @param name - Of the attribute.
 * @param value - Data, or JSON such as `{"unchecked":"warn"}`; null or undefined for nothing.
 * @param parse - Reads data.
 * @throws TypeError when it is no JSON, or not what `parse` takes; the message names the field.
 */
export function readData<T>(
  name: string,
  value: unknown,
  parse: (data: unknown) => T,
): T | undefined {
  if (value === undefined || value === null) return undefined;
  if (typeof value !== 'string') return parse(value);
  let data: unknown;
  try {
    data = JSON.parse(value);
  } catch (cause) {
    throw new TypeError(`${name}: the attribute is not JSON`, { cause });
  }
  return parse(data);
}
