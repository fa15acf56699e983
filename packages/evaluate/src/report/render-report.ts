import type { Policy } from '@guarded-chat/policy';
import type { EvaluationRun } from '../runs/evaluation-run.ts';
import type { JudgedRun } from '../runs/judge-run.ts';
import type { TaskSummary } from '../runs/summarize-rows.ts';
import type { ChartDocument } from './charts.ts';
import { Html, html } from './html.ts';
import { reportStyle } from './report-style.ts';
import { renderTask } from './render-task.ts';

/** What a report shows. */
export interface ReportInput {
  readonly run: EvaluationRun;
  /** The run under `policy`. */
  readonly judged: JudgedRun;
  /** Of `judged`. */
  readonly summaries: readonly TaskSummary[];
  readonly policy: Policy;
  /** Text of a row by its hash, shown when asked for; absent or `undefined`: the hash stands for it. */
  readonly textOf?: (hash: string) => string | undefined;
}

/** Nothing may be loaded and nothing may run: a report holds texts that nobody vouches for. */
const contentSecurity = "default-src 'none'; style-src 'unsafe-inline'";

/**
 * A self-contained page with figures, curves, confusion matrices and the worst errors. It loads nothing, runs no
 * script, and is the same for the same run.
 * @param document - Where charts are drawn: the page's own, or one without a browser.
 */
export function renderReport(input: ReportInput, document: ChartDocument): string {
  const { header } = input.run;
  const title = `${header.model.name} on ${header.data}`;
  const page = html`<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<meta http-equiv="Content-Security-Policy" content="${contentSecurity}">
<title>${title}</title><style>${new Html(reportStyle)}</style></head>
<body><main><h1>${title}</h1>${about(input)}
${input.summaries.map((summary) => renderTask(summary, input, document))}
</main></body></html>
`;
  return page.markup;
}

function about({ run, judged, policy }: ReportInput): Html {
  const { model, protocol, taxonomy, runtime } = run.header;
  const facts: readonly (readonly [string, string])[] = [
    ['Model', `${model.name}, manifest ${model.revision}`],
    ['Arithmetic', `${model.dtype}, ${runtime}`],
    ['Protocol', protocol],
    ['Taxonomy', `${taxonomy.name}: ${taxonomy.categories.map((one) => one.code).join(', ')}`],
    ['Threshold', `${policy.threshold ?? `${model.defaultThreshold}, the model's own`}`],
    ['Categories with rules', describeRules(policy)],
    ['Rows', `${run.records.length}`],
    ['Without an answer', `${judged.unchecked.length}, in no figure; a page would hold them`],
    ['Without a label', `${judged.unlabelledCount}, in no figure`],
  ];
  return html`<dl>${facts.map(([name, value]) => html`<dt>${name}</dt><dd>${value}</dd>`)}</dl>`;
}

function describeRules({ categories, action }: Policy): string {
  const rules = Object.entries(categories).map(([code, rule]) => {
    return `${code}: ${rule.action ?? action}${rule.threshold === undefined ? '' : ` from ${rule.threshold}`}`;
  });
  return rules.length === 0 ? 'none' : rules.join('; ');
}
