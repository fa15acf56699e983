import type { SoakOptions } from './soak-options.ts';

/** What a browser holds at one moment, in megabytes; undefined where the system or the browser does not tell. */
export interface MemoryFigure {
  readonly label: string;
  /** Of scripts and WebAssembly, in the page and its workers, as the browser tells the page. */
  readonly pageMb: number | undefined;
  /** Of the page's process. */
  readonly residentMb: number | undefined;
  /** Of all processes of the browser. */
  readonly browserMb: number | undefined;
}

/** Memory while many checks run in one page, and while guards are created and destroyed in another. */
export interface SoakReport {
  readonly date: string;
  readonly browser: string;
  readonly platform: string;
  readonly cores: number;
  readonly options: SoakOptions;
  /** From the first that counts: the caches are full. */
  readonly checks: readonly MemoryFigure[];
  /** The first is before any guard, the second after one. */
  readonly guards: readonly MemoryFigure[];
}

/** What memory may rise by and still be called flat, in megabytes: a collection of garbage that is still to come. */
const toleranceMb = 8;

/** From the first figure to the last, in megabytes. */
function riseOf(figures: readonly MemoryFigure[]): number {
  const use = (figure: MemoryFigure | undefined) => figure?.pageMb ?? figure?.residentMb ?? 0;
  return use(figures.at(-1)) - use(figures[0]);
}

/** Whether the memory stayed flat over the checks, and after the last guard is what it was after the first. */
export function isFlat({ checks, guards }: Pick<SoakReport, 'checks' | 'guards'>): boolean {
  return Math.max(riseOf(checks), riseOf(guards.slice(1))) <= toleranceMb;
}

function show(value: number | undefined): string {
  return value === undefined ? '-' : value.toFixed(1);
}

/** One line of the table. */
export function formatFigure({ label, pageMb, residentMb, browserMb }: MemoryFigure): string {
  return `| ${[label, ...[pageMb, residentMb, browserMb].map(show)].join(' | ')} |`;
}

/** The report as Markdown. */
export function formatSoak({ options, checks, guards, ...on }: SoakReport): string {
  const { executionProvider } = options;
  const flags = [
    executionProvider === 'webgpu' ? ['--webgpu'] : [],
    ['--checks', options.checks, '--guards', options.guards],
    options.package === undefined ? [] : ['--package', options.package],
  ];
  const ofGuards = `from the first guard to the last by ${show(riseOf(guards.slice(1)))} MB; after the last it has ${show(riseOf(guards))} MB more than before the first.`;
  return [
    `${on.date}, ${on.browser} on ${on.platform}, ${on.cores} cores, ${executionProvider}; \`npm run soak -- ${flags.flat().join(' ')}\`.`,
    '',
    '| | MB of the page and its workers | MB of its process | MB of the browser |',
    '| --- | --- | --- | --- |',
    ...[...checks, ...guards].map(formatFigure),
    '',
    `Over ${options.checks} checks the page rose by ${show(riseOf(checks))} MB${guards.length > 0 ? `, ${ofGuards}` : '.'}`,
  ].join('\n');
}
