import { parsePolicy, type Policy } from '@guarded-chat/policy';

/**
 * The policy in an attribute.
 * @param value - JSON, such as `{"unchecked":"warn"}`; null when there is no attribute.
 * @throws TypeError when it is no JSON, or no policy; the message names the field.
 */
export function readPolicyAttribute(value: string | null): Policy | undefined {
  if (value === null) return undefined;
  let data: unknown;
  try {
    data = JSON.parse(value);
  } catch (cause) {
    throw new TypeError('policy: the attribute is not JSON; write it like {"unchecked":"warn"}', {
      cause,
    });
  }
  return parsePolicy(data);
}
