import type { Verdict } from '@guarded-chat/policy';

/**
 * The verdict for code that reads the text of a Llama Guard model: `safe`, or `unsafe` and a line with the codes of the
 * categories that count under the policy, strongest score first.
 *
 * A text without a verdict is `unsafe` without the line of codes, and so is an unsafe one whose model names no
 * categories. Readers of such text ask either whether it begins with `safe` or whether it begins with `unsafe`: a third
 * word would pass for safe with the latter. `toVerdictJson` keeps the two apart.
 * Source: Llama Guard 3 model card, "Output".
 */
export function toLlamaGuardText(verdict: Verdict): string {
  if (verdict.status === 'safe') return 'safe';
  const categories = verdict.status === 'unsafe' ? verdict.categories : [];
  const codes = categories.map(({ code }) => code).join(',');
  return codes === '' ? 'unsafe' : `unsafe\n${codes}`;
}
