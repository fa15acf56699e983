/**
 * About how many tokens a text has, without a tokenizer: four ASCII characters to a token, and a token to each other
 * UTF-16 code unit. Good enough to pace checks by: it never decides what is checked.
 * @returns At least half of the true count and hardly ever more than it.
 * Source: counted with pocket-guard's tokenizer; estimate over count: code .94, English .87, German .71, Russian 1.02,
 * Arabic .94, Chinese .53.
 */
export function estimateTokens(text: string): number {
  let quarters = 0;
  for (let index = 0; index < text.length; index += 1) {
    quarters += text.charCodeAt(index) < 128 ? 1 : 4;
  }
  return quarters / 4;
}
