import type { GuardSetup } from '../page/guard-runs.ts';
import { textOfTokens } from './bench-texts.ts';
import type { BenchBrowser } from './open-browser.ts';
import type { Samples } from './samples.ts';

const keyDelayMs = 70;
const typedTokens = 24;

/**
 * A person types from the moment the page is open: while the guard loads, and while it judges every draft.
 * @throws Error when no draft was judged: then nothing was measured.
 */
export async function measureTyping(
  browser: BenchBrowser,
  guard: GuardSetup,
  samples: Samples,
  repetitions: number,
): Promise<void> {
  for (let repetition = 0; repetition < repetitions; repetition += 1) {
    const page = await browser.openPage();
    await page.evaluate((given) => bench.startTyping(given), guard);
    const field = page.getByRole('textbox', { name: 'Message' });
    await field.pressSequentially(textOfTokens(typedTokens, repetition), { delay: keyDelayMs });
    const times = await page.evaluate(() => bench.stopTyping());
    if (times.checks === 0) throw new Error('no draft was judged while it was typed');
    samples.add('typing.longest-task', Math.max(0, ...times.longTasks));
    samples.add('typing.longest-gap', times.longestGapMs);
    samples.add('typing.checks', times.checks);
  }
}
