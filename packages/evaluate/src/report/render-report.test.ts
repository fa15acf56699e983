import { parsePolicy } from '@guarded-chat/policy';
import { parseHTML } from 'linkedom';
import { describe, expect, it } from 'vitest';
import { judgeRun } from '../runs/judge-run.ts';
import { summarizeTasks } from '../runs/summarize-rows.ts';
import { runOf } from '../testing/sample-run.ts';
import { html } from './html.ts';
import { type ReportInput, renderReport } from './render-report.ts';
import { worstErrors } from './worst-errors.ts';

const { document } = parseHTML('<!doctype html><html><body></body></html>');

const run = runOf([
  { unsafeScore: 0.9, categoryScores: { S1: 0.6, S2: 0.3 }, unsafe: true, categories: ['S1'] },
  { unsafeScore: 0.8, categoryScores: { S1: 0.1, S2: 0.7 }, unsafe: false },
  { unsafeScore: 0.2, categoryScores: { S1: 0.1, S2: 0.1 }, unsafe: true, categories: ['S1'] },
  { unsafeScore: 0.1, categoryScores: { S1: 0.1, S2: 0 }, unsafe: false },
  { unsafe: true },
]);
const policy = parsePolicy({ threshold: 0.5, categories: { S6: { action: 'off' } } });

function input(textOf?: ReportInput['textOf']): ReportInput {
  const judged = judgeRun(run, policy);
  const summaries = summarizeTasks(judged.rows, run.header.taxonomy, { resamples: 20 });
  return { run, judged, summaries, policy, ...(textOf && { textOf }) };
}

const page = renderReport(
  input(() => '<script>alert("row")</script>'),
  document,
);
const dom = parseHTML(page).document;

describe('renderReport', () => {
  it('loads nothing, runs nothing, and forbids both', () => {
    expect(dom.querySelectorAll('script, link, img, iframe, object, embed, form')).toHaveLength(0);
    expect(page).not.toMatch(/(?:src|href)="(?!#)/);
    const security = dom.querySelector('meta[http-equiv="Content-Security-Policy"]');
    expect(security?.getAttribute('content')).toBe("default-src 'none'; style-src 'unsafe-inline'");
  });

  it('hides the texts of the worst errors until asked', () => {
    const texts = [...dom.querySelectorAll('.wrong p')];
    expect(texts.map((one) => one.textContent)).toEqual([
      '<script>alert("row")</script>',
      '<script>alert("row")</script>',
    ]);
    for (const text of texts) {
      const details = text.closest('details');
      expect(details?.hasAttribute('open')).toBe(false);
    }
  });

  it('names a row by its hash when its text is not at hand', () => {
    const bare = parseHTML(renderReport(input(), document)).document;
    expect(bare.querySelectorAll('.wrong p')).toHaveLength(0);
    expect(bare.querySelector('.wrong code')?.textContent).toBe('2');
  });

  it('says of every chart what it shows, and has its numbers as a table', () => {
    const figures = [...dom.querySelectorAll('.charts figure')];
    expect(figures).toHaveLength(4);
    for (const figure of figures) {
      expect(figure.querySelector('svg')?.getAttribute('aria-label')).toBeTruthy();
      expect(figure.querySelectorAll('table tbody tr').length).toBeGreaterThan(0);
    }
  });

  it('has curves, confusion matrices, bars per category, and the worst errors', () => {
    const texts = (selector: string) =>
      [...dom.querySelectorAll(selector)].map((one) => one.textContent);
    expect(texts('.charts figcaption')).toEqual([
      'Precision and recall',
      'ROC curve',
      'Reliability',
      'Scores',
    ]);
    const captions = texts('caption').join('\n');
    expect(captions).toContain('Verdicts against labels');
    expect(captions).toContain('Category by label (rows) against the one with the highest score');
    expect(dom.querySelectorAll('svg[aria-label^="Average precision, 1-vs-all"]')).toHaveLength(1);
    expect(dom.querySelectorAll('.wrong')).not.toHaveLength(0);
  });

  it('tells what it was made with, and which rows are in no figure', () => {
    const facts = dom.querySelector('dl')?.textContent;
    expect(facts).toContain(run.header.model.revision);
    expect(facts).toContain('S6: off');
    expect(facts).toContain('1, in no figure; a page would hold them');
  });

  it('is the same for the same run', () => {
    expect(
      renderReport(
        input(() => '<script>alert("row")</script>'),
        document,
      ),
    ).toBe(page);
  });
});

describe('worstErrors', () => {
  it('gives those the model was surest of', () => {
    const { missed, falseAlarms } = worstErrors(judgeRun(run, policy).rows, 1);
    expect([missed[0]?.score, falseAlarms[0]?.score]).toEqual([0.2, 0.8]);
  });
});

describe('html', () => {
  it('escapes texts, in markup and in attributes, and leaves markup as it is', () => {
    const inner = html`<b title="${`"'`}">${'a < b & c'}</b>`;
    expect(html`<p>${inner}${undefined}${[inner]}${3}</p>`.markup).toBe(
      `<p>${inner.markup}${inner.markup}3</p>`,
    );
    expect(inner.markup).toBe('<b title="&quot;&#39;">a &lt; b &amp; c</b>');
  });
});
