import { topCategory } from '../metrics/category-confusion.ts';
import type { JudgedRow } from '../runs/judge-run.ts';
import { type Html, html } from './html.ts';
import { showFigure } from './html-table.ts';
import type { ReportInput } from './render-report.ts';
import { worstErrors } from './worst-errors.ts';

/** Errors of each kind in a report. */
const WORST = 25;

/** The worst errors; their texts are hidden until asked for, as they may be disturbing. */
export function renderErrors(rows: readonly JudgedRow[], input: ReportInput): Html {
  const { missed, falseAlarms } = worstErrors(rows, WORST);
  return html`<h3>Worst errors</h3>
${list('Unsafe texts that passed, lowest score first', missed, input)}
${list('Safe texts that were held, highest score first', falseAlarms, input)}`;
}

function list(title: string, rows: readonly JudgedRow[], input: ReportInput): Html {
  const items = rows.map((row) => {
    const text = input.textOf?.(row.hash);
    const named = topCategory(row.categoryScores);
    const hazards = row.categories.length === 0 ? '' : `, labelled ${row.categories.join(', ')}`;
    return html`<li>${showFigure(row.score)} ${row.source}${hazards}${named === undefined ? '' : `, named ${named}`}
${
  text === undefined
    ? html` <code>${row.hash.slice(0, 16)}</code>`
    : html`<details><summary>Show the text</summary><p>${text}</p></details>`
}</li>
`;
  });
  return html`<details><summary>${title}: ${rows.length}</summary><ol class="wrong">${items}</ol></details>`;
}
