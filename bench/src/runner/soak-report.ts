import type { SoakOptions } from './soak-options.ts';

/** What a browser holds at one moment, in megabytes; undefined where the system or the browser does not tell. */
export interface MemoryFigure {
  readonly label: string;
  /** Of scripts and WebAssembly, in the page and its workers, as the browser tells the page. */
  readonly pageMb: number | undefined;
  /** Of the page's process. */
  readonly residentMb: number | undefined;
  /** Of the GPU buffers that the workers hold; undefined without WebGPU. */
  readonly gpuBuffersMb: number | undefined;
  /** Of the process that drives the GPU, without mapped files. */
  readonly gpuProcessMb: number | undefined;
  /** Of all processes of the browser, without mapped files. */
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
function riseOf(
  figures: readonly MemoryFigure[],
  use: (figure: MemoryFigure) => number | undefined,
): number {
  const [first, last] = [figures[0], figures.at(-1)];
  return ((last && use(last)) ?? 0) - ((first && use(first)) ?? 0);
}

const ofPage = ({ pageMb, residentMb }: MemoryFigure) => pageMb ?? residentMb;
const ofBuffers = ({ gpuBuffersMb }: MemoryFigure) => gpuBuffersMb;

/**
 * Whether the page, its workers and their GPU buffers stayed flat over the checks, and after the last guard are what
 * they were after the first. The processes are not judged: what they keep of freed memory is the browser's affair.
 */
export function isFlat({ checks, guards }: Pick<SoakReport, 'checks' | 'guards'>): boolean {
  const rises = [checks, guards.slice(1)].flatMap((figures) => [
    riseOf(figures, ofPage),
    riseOf(figures, ofBuffers),
  ]);
  return Math.max(...rises) <= toleranceMb;
}

function show(value: number | undefined): string {
  return value === undefined ? '-' : value.toFixed(1);
}

/** One line of the table. */
export function formatFigure(figure: MemoryFigure): string {
  const { label, pageMb, residentMb, gpuBuffersMb, gpuProcessMb, browserMb } = figure;
  const figures = [pageMb, residentMb, gpuBuffersMb, gpuProcessMb, browserMb];
  return `| ${[label, ...figures.map(show)].join(' | ')} |`;
}

/** The report as Markdown. */
export function formatSoak({ options, checks, guards, ...on }: SoakReport): string {
  const { executionProvider } = options;
  const flags = [
    executionProvider === 'webgpu' ? ['--webgpu'] : [],
    ['--checks', options.checks, '--guards', options.guards],
    options.package === undefined ? [] : ['--package', options.package],
  ];
  const buffers =
    checks[0]?.gpuBuffersMb === undefined
      ? ''
      : `, the GPU buffers by ${show(riseOf(checks, ofBuffers))} MB`;
  const ofGuards = `From the first guard to the last the page rose by ${show(riseOf(guards.slice(1), ofPage))} MB; after the last it has ${show(riseOf(guards, ofPage))} MB more than before the first.`;
  return [
    `${on.date}, ${on.browser} on ${on.platform}, ${on.cores} cores, ${executionProvider}; \`npm run soak -- ${flags.flat().join(' ')}\`.`,
    '',
    '| | MB of the page and its workers | MB of its process | MB of GPU buffers | MB of the GPU process | MB of the browser |',
    '| --- | --- | --- | --- | --- | --- |',
    ...[...checks, ...guards].map(formatFigure),
    '',
    `Over ${options.checks} checks the page rose by ${show(riseOf(checks, ofPage))} MB${buffers}.${guards.length > 0 ? ` ${ofGuards}` : ''}`,
  ].join('\n');
}
