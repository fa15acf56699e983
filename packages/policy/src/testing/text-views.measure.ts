import { expect, it } from 'vitest';
import { textViews } from '../views/text-views.ts';

/** What the readings look for, over and over: each could send a careless pattern back to the start at every character. */
const parts = [
  'a ',
  'a.',
  'AA',
  'QUJD',
  '4142 ',
  '%41',
  '%7',
  '0x',
  '1a',
  '@$0',
  '&#',
  'аbс',
  'a\u0301',
  '\u0301e',
  'a\u200D',
  '\u{E0041}',
  '\n',
  '*a',
  '~~',
  '`a',
  '_a ',
  '```\n',
  '```a\n',
];

/** Length of the shorter text in UTF-16 code units; the longer one has four times as many. */
const SHORT = 50_000;

/** The fastest of several: other processes only ever add to it. */
function readMs(text: string): number {
  const times = Array.from({ length: 3 }, () => {
    const startMs = performance.now();
    textViews(text);
    return performance.now() - startMs;
  });
  return Math.min(...times);
}

const nanoseconds = (ms: number, { length }: string) =>
  ((1e6 * ms) / length).toFixed(0).padStart(6);

it('is proportional to the text where four times the text takes as long a character', () => {
  const lines = parts.map((part) => {
    const short = part.repeat(Math.ceil(SHORT / part.length));
    const long = short.repeat(4);
    const [shortMs, longMs] = [readMs(short), readMs(long)];
    return `${nanoseconds(shortMs, short)} ${nanoseconds(longMs, long)}   ${JSON.stringify(part)}`;
  });
  process.stdout.write(
    `Nanoseconds a character, ${SHORT} characters and four times as many:\n${lines.join('\n')}\n`,
  );
  expect(lines).toHaveLength(parts.length);
}, 120_000);
