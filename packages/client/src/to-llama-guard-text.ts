import type { Verdict } from '@guarded-chat/policy';

/**
 * The verdict in the words of Llama Guard, for code that reads a model's completion: `safe`, or `unsafe` and a line of
 * the codes that count under the policy, strongest first. Without codes, and for an unchecked text, it is `unsafe`
 * alone: those words know no third answer, and a text without a verdict is never safe.
 * Source: Llama Guard 3 model card, output format.
 */
export function toLlamaGuardText(verdict: Verdict): string {
  if (verdict.status === 'safe') return 'safe';
  const codes = verdict.status === 'unsafe' ? verdict.categories.map(({ code }) => code) : [];
  return codes.length === 0 ? 'unsafe' : `unsafe\n${codes.join(',')}`;
}
